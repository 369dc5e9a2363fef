"""Running one management command of the desk from outside it."""

import subprocess
import sys
from collections.abc import Sequence

from sejuk.runtime.database import running
from sejuk.runtime.environment import for_commands
from sejuk.runtime.home import Home


def run_django(home: Home, words: Sequence[str]) -> int:
    """Run `words` against the database of `home`, started where it does not run; give the exit status.

    Raises LaunchError where the database cannot be started.
    """
    with running(home) as address:
        command = [sys.executable, "-m", "django", *words]
        return subprocess.run(command, check=False, env=for_commands(home, address)).returncode  # noqa: S603

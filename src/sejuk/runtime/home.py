"""The state folder: everything that one copy of Sejuk keeps on this machine."""

import os
from dataclasses import dataclass
from pathlib import Path

from sejuk.runtime.errors import LaunchError
from sejuk.runtime.words import say


@dataclass(frozen=True)
class Home:
    """Paths inside one state folder; `prepare` makes those that are ours."""

    path: Path

    @property
    def lock(self) -> Path:
        """The file whose lock means that a copy runs."""
        return self.path / "instance.lock"

    @property
    def secret_key(self) -> Path:
        """The key that signs sessions; made once, readable by its owner only."""
        return self.path / "secret-key"

    @property
    def pepper(self) -> Path:
        """The key behind the hashes of authors; apart from `secret_key`, to be changed alone."""
        return self.path / "pepper"

    @property
    def logs(self) -> Path:
        """One log file a process, rotated."""
        return self.path / "logs"

    @property
    def database(self) -> Path:
        """Parent of PostgreSQL's own folder."""
        return self.path / "postgres"

    @property
    def greeting(self) -> Path:
        """What is printed below the address: how to get in."""
        return self.path / "greeting.txt"

    @property
    def mode(self) -> Path:
        """`demo` or `office`: a real office never gets the demo world by accident."""
        return self.path / "mode"

    def is_demo(self) -> bool:
        """Tell whether this folder was made for the demo world."""
        return self.mode.exists() and self.mode.read_text("utf-8").strip() == "demo"

    def prepare(self) -> None:
        """Make the folder. Raises LaunchError where it cannot be written."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self.path.chmod(0o711 if os.geteuid() == 0 else 0o700)
            self.logs.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise LaunchError(say("home_unwritable", path=self.path)) from error
        if not os.access(self.path, os.W_OK):
            raise LaunchError(say("home_unwritable", path=self.path))


def default_path() -> Path:
    """Choose the folder: SEJUK_HOME, else the system's for root, else the user's data folder."""
    if chosen := os.environ.get("SEJUK_HOME"):
        return Path(chosen).expanduser().resolve()
    if os.geteuid() == 0:
        return Path("/var/lib/sejuk")
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser().resolve() / "sejuk"


def open_home(path: Path | None = None) -> Home:
    """Give the state folder, made when missing."""
    # Resolved, because processes are told apart by the real path of where they work.
    home = Home((path or default_path()).expanduser().resolve())
    home.prepare()
    return home


def existing_home(path: Path | None = None) -> Home:
    """Give the state folder of a copy that was started before. Raises LaunchError where there is none."""
    home = Home((path or default_path()).expanduser().resolve())
    if not home.mode.exists():
        raise LaunchError(say("nothing_there", path=home.path))
    return home

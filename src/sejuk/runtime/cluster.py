"""Making PostgreSQL's data folder, whole or not at all."""

import shutil
import signal
from pathlib import Path

from sejuk.runtime import binaries
from sejuk.runtime.errors import LaunchError
from sejuk.runtime.identity import Identity
from sejuk.runtime.postgres_files import OWNER
from sejuk.runtime.processes import end_all, start_guarded, working_in
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


def ensure(data: Path, programs: Path, identity: Identity, *, durable: bool = True) -> None:
    """Make the folder when it is not there. Raises LaunchError when another major version made it."""
    if data.exists():
        _same_major(data)
        return
    unfinished = data.with_name(data.name + ".part")
    _clear(unfinished)
    log = data.parent / "initdb.log"
    if _initdb(unfinished, programs, identity, log, durable=durable):
        raise LaunchError(say("initdb_failed", tail=log.read_text("utf-8", "replace").strip()))
    unfinished.rename(data)
    log.unlink()


def _clear(unfinished: Path) -> None:
    # One that was killed with its supervisor may still be on its way out.
    left = [*working_in(unfinished.parent, "initdb"), *working_in(unfinished, "postgres")]
    end_all(left, [])
    if unfinished.exists():
        shutil.rmtree(unfinished)


def _initdb(unfinished: Path, programs: Path, identity: Identity, log: Path, *, durable: bool) -> int:
    options = OPTIONS if durable else [*OPTIONS, "--no-sync"]
    with log.open("wb") as output:
        process = start_guarded(
            [str(programs / "initdb"), f"--pgdata={unfinished}", *options],
            on_parent_death=signal.SIGKILL,
            identity=identity,
            env={"PATH": str(programs), "LC_ALL": "C", "TZ": "UTC"},
            cwd=unfinished.parent,
            output=output,
        )
        return process.wait()


def _same_major(data: Path) -> None:
    found = (data / "PG_VERSION").read_text("utf-8").strip()
    if found != str(binaries.MAJOR):
        raise LaunchError(say("other_major", path=data, found=found, ours=binaries.MAJOR))

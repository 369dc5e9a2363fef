"""Writing the whole database into a file and reading it back, with the programs that came along."""

import os
import subprocess
from pathlib import Path

import psycopg

from sejuk.runtime.binaries import wheel_folder
from sejuk.runtime.errors import LaunchError
from sejuk.runtime.words import say


def dump(database: str, file: Path) -> None:
    """Write the database as of now into `file`, readable by its owner only; whole or not at all.

    Raises LaunchError with the program's words.
    """
    unfinished = file.with_name(file.name + ".part")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    _call("pg_dump", "--format=custom", "--no-owner", f"--file={unfinished}", f"--dbname={database}")
    unfinished.replace(file)


def restore(database: str, file: Path) -> None:
    """Read `file` into an empty database, whole or not at all. Raises LaunchError when it holds something."""
    if not _is_empty(database):
        raise LaunchError(say("restore_not_empty"))
    _call("pg_restore", "--no-owner", "--single-transaction", f"--dbname={database}", str(file))


def _is_empty(database: str) -> bool:
    with psycopg.connect(database) as link:
        found = link.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1").fetchone()
    return found is None


def _call(program: str, *words: str) -> None:
    command = [str(wheel_folder() / "bin" / program), *words]
    result = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - ours
    if result.returncode:
        raise LaunchError(say("backup_failed", tail=result.stderr.strip()[-1500:]))

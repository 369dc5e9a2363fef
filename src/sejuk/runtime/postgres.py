"""The embedded PostgreSQL: made on the first start, reached over a unix socket only, stopped with its owner.

The caller holds the instance lock of the state folder, so what else works in the data folder is a leftover.
"""

import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg
from psycopg import sql

from sejuk.runtime import binaries, cluster, postgres_files, sockets
from sejuk.runtime.errors import LaunchError
from sejuk.runtime.home import Home
from sejuk.runtime.identity import Identity, can_enter, current_name, server_identity
from sejuk.runtime.postgres_files import DATABASE, OWNER, PORT, ROLE
from sejuk.runtime.processes import end_all, start_guarded, stop, working_in
from sejuk.runtime.words import say

# Fast (open transactions end), then immediate (recovery at the next start); SIGKILL comes after both.
STOP_STEPS = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 5.0))
POLL_SECONDS = 0.02
SLOW_AFTER_SECONDS = 5.0
LOG_TAIL_LINES = 15


class EmbeddedPostgres:
    """One server over `home`; `durable=False` gives up safety against power cuts, for tests only."""

    def __init__(
        self, home: Home, *, durable: bool = True, notice: Callable[[str], None] | None = None
    ) -> None:
        self.home = home
        self.data = home.database / "data"
        self.log = home.logs / "postgres.log"
        self.process: subprocess.Popen[bytes] | None = None
        self._durable = durable
        self._notice = notice or (lambda _sentence: None)

    @property
    def url(self) -> str:
        """The address for DATABASE_URL, known before the server runs."""
        return url(self.home)

    def start(self, output: IO[bytes] | int | None = None) -> str:
        """Start the server, wait until it answers, give its address; `output` takes its log, else the file.

        Raises LaunchError with the log's last lines when it ends instead.
        """
        identity = server_identity(self.data)
        programs = self._prepare(identity)
        self._end_leftovers()
        postgres_files.write(
            self.data,
            sockets.socket_folder(self.home),
            identity,
            # Root may read the files anyway, and runs commands beside a copy of another user.
            {identity.name, current_name(), "root"},
            durable=self._durable,
        )
        self._launch(programs, identity, output)
        self._wait_until_ready()
        _ensure_role_and_database(self.home)
        return self.url

    def stop(self) -> None:
        """Stop the server, gently first; no process of it is left afterwards."""
        if self.process is not None:
            stop(self.process, STOP_STEPS)
            self.process = None
        self._end_leftovers()

    def alive(self) -> bool:
        """Tell whether the server that this object started still runs."""
        return self.process is not None and self.process.poll() is None

    def _prepare(self, identity: Identity) -> Path:
        self.home.database.mkdir(mode=0o700, exist_ok=True)
        identity.own(self.home.database)
        if identity.switch and not can_enter(identity, self.home.database):
            raise LaunchError(say("home_unreachable", user=identity.name, path=self.home.database))
        sockets.prepare(sockets.socket_folder(self.home), identity)
        programs = binaries.programs(self.home, identity)
        cluster.ensure(self.data, programs, identity, durable=self._durable)
        return programs

    def _end_leftovers(self) -> None:
        end_all(working_in(self.data, "postgres"), STOP_STEPS)
        # Only now is it certain that the number in the file, perhaps another program's by now, is stale.
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _launch(self, programs: Path, identity: Identity, output: IO[bytes] | int | None) -> None:
        command = [str(programs / "postgres"), "-D", str(self.data)]
        env = {"PATH": str(programs), "LC_ALL": "C", "TZ": "UTC"}
        with self.log.open("ab") as log:
            self.process = start_guarded(
                command,
                on_parent_death=signal.SIGINT,
                identity=identity,
                env=env,
                cwd=self.data.parent,
                output=log if output is None else output,
            )

    def _wait_until_ready(self) -> None:
        begun, told = time.monotonic(), False
        while not self._ready():
            if not self.alive():
                raise LaunchError(say("database_failed", path=self.log, tail=tail(self.log)))
            if not told and time.monotonic() - begun > SLOW_AFTER_SECONDS:
                self._notice(say("database_slow"))
                told = True
            time.sleep(POLL_SECONDS)

    def _ready(self) -> bool:
        try:
            lines = (self.data / "postmaster.pid").read_text("utf-8").splitlines()
        except FileNotFoundError:
            return False
        return len(lines) >= 8 and lines[7].strip() == "ready"


def url(home: Home) -> str:
    """Give the address of a state folder's embedded database."""
    folder = quote(str(sockets.socket_folder(home)), safe="")
    return f"postgresql://{ROLE}@/{DATABASE}?host={folder}&port={PORT}"


def tail(log: Path, lines: int = LOG_TAIL_LINES) -> str:
    """Give the last lines of a log, or nothing when there is none."""
    try:
        return "\n".join(log.read_text("utf-8", "replace").splitlines()[-lines:])
    except FileNotFoundError:
        return ""


def _ensure_role_and_database(home: Home) -> None:
    folder = str(sockets.socket_folder(home))
    with psycopg.connect(
        host=folder, port=PORT, user=OWNER, dbname=OWNER, autocommit=True, connect_timeout=30
    ) as link:
        # Not a superuser: what reaches the database through the desk cannot read files or run programs.
        if not link.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
            link.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(ROLE)))
        if not link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            link.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(ROLE))
            )

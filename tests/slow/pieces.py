"""The pieces of a copy, database and worker, started one by one, for tests that kill them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sejuk.runtime.home import Home, open_home
from sejuk.runtime.postgres import EmbeddedPostgres

AnyPieces = TypeVar("AnyPieces", bound="Pieces")
ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def started(make: Callable[[Home], AnyPieces]) -> Iterator[AnyPieces]:
    """A copy in a folder of its own with its database running; everything is gone afterwards."""
    # Not pytest's folder: as root the server runs as another user, who may not enter that.
    folder = Path(tempfile.mkdtemp(prefix="sejuk-kills-"))
    office = make(open_home(folder))
    try:
        office.server.start()
        yield office
    finally:
        office.close()
        shutil.rmtree(folder, ignore_errors=True)


class Pieces:
    """A database and a worker over one state folder, both of which may die.

    A subclass may have one more process, which ``beside`` starts; ``victim`` is its name among those killed.
    """

    victim = ""
    other: subprocess.Popen[bytes] | None = None

    def __init__(self, home: Home) -> None:
        self.home = home
        self.server = EmbeddedPostgres(home)
        self.worker: subprocess.Popen[bytes] | None = None
        self.log = (home.logs / "worker.log").open("ab")

    def environment(self) -> dict[str, str]:
        """What a process of this copy finds."""
        return {
            **os.environ,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "DJANGO_SETTINGS_MODULE": "sejuk.desk.settings",
            "DATABASE_URL": self.server.url,
            "SEJUK_HOME": str(self.home.path),
            "SEJUK_SECRET_KEY": "only-for-tests-" + 32 * "0",
        }

    def call(self, *words: str) -> Any:
        """Run a command to its end; give the JSON of its last line, if it is one."""
        done = subprocess.run(  # the interpreter and modules of ours
            [sys.executable, "-m", *words],
            env=self.environment(),
            cwd=ROOT,
            capture_output=True,
            check=False,
            text=True,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        last = done.stdout.strip().splitlines()[-1:] or ["null"]
        return json.loads(last[0]) if last[0].startswith(("{", "null")) else None

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a module of ours beside this test."""
        return subprocess.Popen(
            [sys.executable, "-m", *words],
            env=self.environment(),
            cwd=ROOT,
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
        )

    def start_worker(self) -> None:
        """Start the worker that the supervisor starts."""
        self.worker = self.start("django", "listen")

    def kill_worker(self) -> None:
        """Kill the worker without a word of warning."""
        assert self.worker is not None
        os.killpg(self.worker.pid, signal.SIGKILL)
        self.worker.wait()

    def beside(self) -> subprocess.Popen[bytes]:
        """Start the process that only this copy has."""
        raise NotImplementedError

    def start_other(self) -> None:
        """Start it, or start it again."""
        self.other = self.beside()

    def kill_other(self) -> None:
        """End it in the middle of whatever it does."""
        assert self.other is not None
        os.killpg(self.other.pid, signal.SIGKILL)
        self.other.wait()

    def strike(self, victim: str) -> None:
        """Kill "worker", "database", "both" of these or the other process, and start what died again."""
        if victim == self.victim:
            self.kill_other()
            self.start_other()
        if victim in ("worker", "both"):
            self.kill_worker()
        if victim in ("database", "both"):
            self.kill_database()
            self.start_database()
        if victim in ("worker", "both"):
            self.start_worker()

    def kill_database(self) -> None:
        """Kill PostgreSQL's first process; the others notice and go, and nobody writes a checkpoint."""
        pid = int((self.server.data / "postmaster.pid").read_text("utf-8").split()[0])
        os.kill(pid, signal.SIGKILL)
        if self.server.process is not None:
            self.server.process.wait()

    def start_database(self) -> None:
        """Start it again over what is left."""
        self.server = EmbeddedPostgres(self.home)
        self.server.start()

    def tail(self) -> str:
        """The worker's last words."""
        return (self.home.logs / "worker.log").read_text("utf-8", "replace")[-3000:]

    def close(self) -> None:
        """Stop everything."""
        if self.other is not None and self.other.poll() is None:
            self.kill_other()
        if self.worker is not None and self.worker.poll() is None:
            self.kill_worker()
        self.log.close()
        self.server.stop()
        if self.server.process is not None:
            self.server.process.wait()

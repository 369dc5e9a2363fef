"""A large import under ``kill -9`` of worker and database at random points: nothing lost, nothing doubled."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sejuk.runtime.home import Home, open_home
from sejuk.runtime.postgres import EmbeddedPostgres
from tests.slow.import_office import REPEAT

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
ROWS = int(os.environ.get("SEJUK_KILL_ROWS", "200000"))
#: What is killed, in order; at least once each and once together.
VICTIMS = ["worker", "database", "worker", "both", "database", "worker", "both", "worker"]
#: Seconds within which a step must move on; generous, it only ends a test that hangs.
PATIENCE = 180


class Copy:
    """A database and a worker over one state folder, both of which may die."""

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

    def start_worker(self) -> None:
        """Start the worker that the supervisor starts."""
        words = [sys.executable, "-m", "django", "listen"]
        self.worker = subprocess.Popen(
            words, env=self.environment(), cwd=ROOT, stdout=self.log, stderr=self.log, start_new_session=True
        )

    def kill_worker(self) -> None:
        """Kill the worker without a word of warning."""
        assert self.worker is not None
        os.killpg(self.worker.pid, signal.SIGKILL)
        self.worker.wait()

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

    def next_row(self) -> int:
        """How far the import is."""
        return int(self.call("tests.slow.import_office", "count")["next_row"])

    def wait_beyond(self, row: int) -> int:
        """Wait until the import moved on; give where it is."""
        deadline = time.monotonic() + PATIENCE
        while (now := self.next_row()) <= row and now < ROWS:
            assert time.monotonic() < deadline, self.tail()
            time.sleep(0.3)
        return now

    def tail(self) -> str:
        """The worker's last words."""
        return (self.home.logs / "worker.log").read_text("utf-8", "replace")[-3000:]

    def close(self) -> None:
        """Stop everything."""
        if self.worker is not None and self.worker.poll() is None:
            self.kill_worker()
        self.log.close()
        self.server.stop()
        if self.server.process is not None:
            self.server.process.wait()


@pytest.fixture
def copy() -> Iterator[Copy]:
    # Not pytest's folder: as root the server runs as another user, who may not enter that.
    folder = Path(tempfile.mkdtemp(prefix="sejuk-kills-"))
    copy = Copy(open_home(folder))
    try:
        copy.server.start()
        yield copy
    finally:
        copy.close()
        shutil.rmtree(folder, ignore_errors=True)


def _strike(copy: Copy, victim: str) -> None:
    if victim in ("worker", "both"):
        copy.kill_worker()
    if victim in ("database", "both"):
        copy.kill_database()
        copy.start_database()
    if victim in ("worker", "both"):
        copy.start_worker()


def test_an_import_survives_kills_at_random_points(copy: Copy) -> None:
    copy.call("django", "migrate", "--verbosity", "0")
    prepared = copy.call("tests.slow.import_office", "prepare", str(ROWS))
    assert prepared["rows"] == ROWS
    chance = random.Random(os.environ.get("SEJUK_KILL_SEED", "7"))
    copy.start_worker()
    row = 0
    for victim in VICTIMS:
        row = copy.wait_beyond(row)
        if row >= ROWS:
            break
        time.sleep(chance.uniform(0.0, 1.5))
        _strike(copy, victim)
    while (result := copy.call("tests.slow.import_office", "count"))["state"] == "running":
        row = copy.wait_beyond(row)
        time.sleep(1)
    repeated = (ROWS - 1) // REPEAT
    posts = ROWS - repeated
    assert result == {
        "state": "done",
        "next_row": ROWS,
        "new": posts,
        "again": repeated,
        "posts": posts,
        "identities": posts,
        "sightings": posts,
        "in_narratives": posts,
        "in_hours": posts,
        "in_merged": 0,
        "key_left": False,
    }, copy.tail()
    assert list((copy.home.path / "uploads" / "imports").iterdir()) == []

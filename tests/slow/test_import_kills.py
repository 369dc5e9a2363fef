"""A large import under ``kill -9`` of worker and database at random points: nothing lost, nothing doubled."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sejuk.runtime.home import open_home
from tests.slow.import_office import REPEAT
from tests.slow.pieces import Pieces

pytestmark = pytest.mark.slow

ROWS = int(os.environ.get("SEJUK_KILL_ROWS", "200000"))
#: What is killed, in order; at least once each and once together.
VICTIMS = ["worker", "database", "worker", "both", "database", "worker", "both", "worker"]
#: Seconds within which a step must move on; generous, it only ends a test that hangs.
PATIENCE = 180


class Copy(Pieces):
    """A copy that takes a file in."""

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

"""A large import under ``kill -9`` of worker and database at random points: nothing lost, nothing doubled."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator

import pytest

from tests.slow.import_office import REPEAT
from tests.slow.pieces import Pieces, started

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
    with started(Copy) as copy:
        yield copy


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
        copy.strike(victim)
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

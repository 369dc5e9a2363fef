"""Calls while worker, person and database are killed at random: nobody twice in a step, no step left out."""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import time
from collections.abc import Iterator

import pytest

from tests.slow.pieces import Pieces, started

pytestmark = pytest.mark.slow

VICTIMS = ["worker", "worker", "database", "worker", "both", "person", "worker", "database", "worker"]
#: Seconds within which everything due must be done after the last kill; generous.
PATIENCE = 180
NOTHING = (
    "skipped",
    "doubled",
    "unlike_the_messages",
    "unlike_the_chain",
    "answers_unlike_the_chain",
    "after_the_answer",
)


class DutyOffice(Pieces):
    """A copy whose alerts call, with somebody who raises and answers them, a process of their own."""

    victim = "person"
    _number = itertools.count()

    def beside(self) -> subprocess.Popen[bytes]:
        """Somebody who acts until they are killed."""
        return self.start("tests.slow.duty_office", "act", f"person-{next(self._number)}")


@pytest.fixture
def office() -> Iterator[DutyOffice]:
    with started(DutyOffice) as office:
        yield office


def test_calls_survive_kills_at_random_points(office: DutyOffice) -> None:
    office.call("django", "migrate", "--verbosity", "0")
    office.call("tests.slow.duty_office", "prepare")
    chance = random.Random(os.environ.get("SEJUK_KILL_SEED", "11"))
    office.start_worker()
    office.start_other()
    for victim in VICTIMS:
        time.sleep(chance.uniform(4.0, 14.0))
        office.strike(victim)
        seen = office.call("tests.slow.duty_office", "count")
        assert {name: seen[name] for name in NOTHING} == dict.fromkeys(NOTHING, 0), office.tail()
    office.kill_other()
    deadline = time.monotonic() + PATIENCE
    while (seen := office.call("tests.slow.duty_office", "count"))["due"]:
        assert time.monotonic() < deadline, office.tail()
        time.sleep(2)
    assert {name: seen[name] for name in NOTHING} == dict.fromkeys(NOTHING, 0)
    assert seen["steps"] > seen["calls"] > 3
    assert seen["answers"] > 0

"""Cases while pages, worker and database are killed at random: none without an owner, none told twice."""

from __future__ import annotations

import os
import random
import subprocess
import time
from collections.abc import Iterator

import pytest

from sejuk.runtime.services import web
from tests.browser.conftest import free_port
from tests.slow.busy_head import BusyHead
from tests.slow.pieces import Pieces, started

pytestmark = pytest.mark.slow

#: What is killed, in order; "both" are the worker and the database.
VICTIMS = ["worker", "web", "database", "web", "worker", "both", "web", "database", "web", "worker"]
#: Seconds within which everything due must be done after the last kill; generous.
PATIENCE = 180
SETTLES = 20
NOTHING = (
    "without_owner",
    "owner_differs",
    "without_clock",
    "ended_with_clock",
    "torn",
    "escalated_twice",
    "unlike_the_chain",
    "unlike_the_notices",
)


class Office(Pieces):
    """A copy with its pages."""

    victim = "web"
    port = free_port()

    @property
    def address(self) -> str:
        """Where its pages are."""
        return f"http://127.0.0.1:{self.port}"

    def beside(self) -> subprocess.Popen[bytes]:
        """The pages, as the supervisor starts them."""
        return self.start(*web("127.0.0.1", self.port).command[2:])


@pytest.fixture
def office() -> Iterator[Office]:
    with started(Office) as office:
        yield office


def test_cases_survive_kills_at_random_points(office: Office) -> None:
    office.call("django", "migrate", "--verbosity", "0")
    made = office.call("tests.slow.case_office", "prepare", "40")
    seed = os.environ.get("SEJUK_KILL_SEED", "7")
    chance = random.Random(seed)
    office.start_worker()
    office.start_other()
    head = BusyHead(office.address, made["session"], made["units"], made["cases"], seed)
    head.start()
    for victim in VICTIMS:
        time.sleep(chance.uniform(5.0, 11.0))
        office.strike(victim)
        seen = office.call("tests.slow.case_office", "count")
        assert {name: seen[name] for name in NOTHING} == dict.fromkeys(NOTHING, 0), office.tail()
    time.sleep(SETTLES)  # the last to be killed has come back and works
    head.stop()
    deadline = time.monotonic() + PATIENCE
    while (seen := office.call("tests.slow.case_office", "count"))["due"]:
        assert time.monotonic() < deadline, office.tail()
        time.sleep(2)
    print(f"\nanswers by status: {dict(head.seen)}; {seen}")  # noqa: T201 – what the run came to
    assert {name: seen[name] for name in NOTHING} == dict.fromkeys(NOTHING, 0)
    assert seen["escalations"] > made["cases"] / 2
    assert seen["moves"] > seen["cases"] > made["cases"]
    assert head.seen[302] > len(VICTIMS)

"""Cases while people, worker and database are killed at random: none without an owner, none told twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator

import pytest

from tests.slow.pieces import Pieces, started

pytestmark = pytest.mark.slow

#: What is killed, in order. ``person`` is a web process in the middle of a verb.
VICTIMS = ["worker", "person", "database", "person", "worker", "both", "person", "database", "worker"]
#: Seconds within which everything due must be done after the last kill; generous.
PATIENCE = 180
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
    """A copy with somebody at work in it."""

    module = "tests.slow.case_office"
    person: subprocess.Popen[bytes] | None = None

    def start_person(self, seed: str) -> None:
        """Let somebody act until they are killed."""
        self.person = self.start(self.module, "act", seed)

    def kill_person(self) -> None:
        """End them in the middle of whatever they do."""
        assert self.person is not None
        os.killpg(self.person.pid, signal.SIGKILL)
        self.person.wait()

    def close(self) -> None:
        """Stop everything."""
        if self.person is not None and self.person.poll() is None:
            self.kill_person()
        super().close()


@pytest.fixture
def office() -> Iterator[Office]:
    with started(Office) as office:
        yield office


def _strike(office: Office, victim: str, seed: str) -> None:
    if victim == "person":
        office.kill_person()
        office.start_person(seed)
    if victim in ("worker", "both"):
        office.kill_worker()
    if victim in ("database", "both"):
        office.kill_database()
        office.start_database()
    if victim in ("worker", "both"):
        office.start_worker()


def test_cases_survive_kills_at_random_points(office: Office) -> None:
    office.call("django", "migrate", "--verbosity", "0")
    office.call("tests.slow.case_office", "prepare", "40")
    chance = random.Random(os.environ.get("SEJUK_KILL_SEED", "7"))
    office.start_worker()
    office.start_person("first")
    for number, victim in enumerate(VICTIMS):
        time.sleep(chance.uniform(3.0, 9.0))
        _strike(office, victim, f"person-{number}")
        seen = office.call("tests.slow.case_office", "count")
        assert {name: seen[name] for name in NOTHING} == dict.fromkeys(NOTHING, 0), office.tail()
    office.kill_person()
    deadline = time.monotonic() + PATIENCE
    while (seen := office.call("tests.slow.case_office", "count"))["due"]:
        assert time.monotonic() < deadline, office.tail()
        time.sleep(2)
    assert {name: seen[name] for name in NOTHING} == dict.fromkeys(NOTHING, 0)
    assert seen["escalations"] >= 40
    assert seen["moves"] > seen["cases"]

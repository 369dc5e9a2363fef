"""A broadcast while its worker and the database are killed again and again: nobody gets it twice."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.servers.smtp import MailServer, mail_server
from tests.slow.pieces import Pieces, started

pytestmark = pytest.mark.slow

RECIPIENTS = int(os.environ.get("SEJUK_KILL_MAILS", "20000"))
KILLS = 12
#: Seconds within which the rest must be out after the last kill; generous.
PATIENCE = 900


@pytest.fixture
def post() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def office(post: MailServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pieces]:
    monkeypatch.setenv("SEJUK_SMTP_HOST", post.host)
    monkeypatch.setenv("SEJUK_SMTP_PORT", str(post.port))
    monkeypatch.setenv("SEJUK_MAIL_PER_SECOND", "100000")
    with started(Pieces) as office:
        yield office


def test_nobody_gets_it_twice_and_every_doubt_is_said_aloud(office: Pieces, post: MailServer) -> None:
    office.call("django", "migrate", "--verbosity", "0")
    assert office.call("tests.slow.mail_office", "prepare", str(RECIPIENTS))["queued"] == RECIPIENTS
    chance = random.Random(os.environ.get("SEJUK_KILL_SEED", "7"))
    office.start_worker()
    for number in range(KILLS):
        _send_some(office, post, chance.randrange(50, RECIPIENTS // KILLS))
        office.kill_worker()
        if number % 4 == 3:
            office.kill_database()
            office.start_database()
        office.start_worker()
    seen = _sent_out(office)
    counts = Counter(post.counts)
    assert set(counts.values()) == {1}
    assert seen["failed"] == 0
    assert seen["sent"] + len(seen["uncertain"]) == RECIPIENTS
    assert len(seen["uncertain"]) <= KILLS + 3
    everybody = {f"m{n}@mitra.example" for n in range(RECIPIENTS)}
    assert everybody - set(counts) <= set(seen["uncertain"])


def _send_some(office: Pieces, post: MailServer, more: int) -> None:
    """Wait until so many more went out, or everything did."""
    goal, end = min(len(post.taken) + more, RECIPIENTS - KILLS), time.monotonic() + PATIENCE
    while len(post.taken) < goal:
        assert time.monotonic() < end, office.tail()
        time.sleep(0.01)


def _sent_out(office: Pieces) -> dict[str, Any]:
    end = time.monotonic() + PATIENCE
    while (seen := office.call("tests.slow.mail_office", "count"))["open"]:
        assert time.monotonic() < end, office.tail()
        time.sleep(2)
    return dict(seen)

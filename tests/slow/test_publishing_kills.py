"""Publishing while its worker is killed at the worst moments a hundred times, counted at the receivers.

The servers kill the worker themselves: before they take a request, after they took it and before they
answer, and right after the answer; in between it dies at random, and the database with it now and then.
They also misbehave without being asked to.
"""

from __future__ import annotations

import math
import os
import random
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest

from tests.servers.faulty import FAULTS, Faulty
from tests.servers.mastodon import Mastodon, mastodon_server
from tests.servers.smtp import MailServer, mail_server
from tests.servers.telegram_channel import TelegramChannel, telegram_channel
from tests.servers.wordpress import WordPress, wordpress_server
from tests.slow.pieces import Pieces, started

pytestmark = pytest.mark.slow

TEXTS = int(os.environ.get("SEJUK_KILL_TEXTS", "150"))
SUBSCRIBERS = 20
KILLS = int(os.environ.get("SEJUK_KILLS", "100"))
#: Seconds within which something must happen; generous.
PATIENCE = 300
#: Within so many seconds a worker has started, on a busy machine too.
_STARTS = 30.0
#: Texts are let out in portions, one every so many kills.
_CHUNK = 5
MOMENTS = ("asked", "taken", "answered", "any time")
_PAGE = re.compile(r"https://sejuk\.example/klarifikasi/(\d+)/")


@dataclass
class Receivers:
    """Everything that gets something."""

    mastodon: Mastodon
    wordpress: WordPress
    telegram: TelegramChannel
    post: MailServer

    @property
    def faulty(self) -> tuple[Faulty, ...]:
        """Those that can kill."""
        return (self.mastodon, self.wordpress, self.telegram)

    def on_mastodon(self) -> Counter[str]:
        """How often each text was posted there, by its number."""
        return Counter(found[1] for link in self.mastodon.counts.elements() if (found := _PAGE.match(link)))

    def on_telegram(self) -> Counter[str]:
        """The same for the channel."""
        texts = (one.text for one in self.telegram.messages.values())
        return Counter(number for text in texts for number in _PAGE.findall(text))


@pytest.fixture
def receivers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receivers]:
    with ExitStack() as servers:
        made = Receivers(
            servers.enter_context(mastodon_server()),
            servers.enter_context(wordpress_server()),
            servers.enter_context(telegram_channel()),
            servers.enter_context(mail_server()),
        )
        hosts = [one.url.partition("://")[2] for one in (made.mastodon, made.wordpress)]
        for name, value in {
            "SITE_URL": "https://sejuk.example",
            "CHANNEL_HOSTS": ",".join(hosts),
            "CHANNEL_PATIENCE": "0.5",
            "TELEGRAM_API": made.telegram.url,
            "SMTP_HOST": made.post.host,
            "SMTP_PORT": str(made.post.port),
            "MAIL_PER_SECOND": "100000",
        }.items():
            monkeypatch.setenv(f"SEJUK_{name}", value)
        for one in made.faulty:
            one.retry_after = 1
        yield made


@pytest.fixture
def office(receivers: Receivers) -> Iterator[Pieces]:
    with started(Pieces) as office:
        yield office


class Killer:
    """Kills the worker at a moment of some receiver, or at any time; brings trouble besides."""

    def __init__(self, office: Pieces, receivers: Receivers, seed: str) -> None:
        self.office, self.receivers = office, receivers
        self.chance = random.Random(seed)
        self.done: Counter[str] = Counter()
        self._dead = threading.Event()
        self._wanted: tuple[Faulty, str] | None = None
        for one in receivers.faulty:
            one.moment = self._moment(one)

    def kill(self, number: int) -> None:
        """Let the worker run until it is killed, and start it again."""
        where, when = self.chance.choice(self.receivers.faulty), self.chance.choice(MOMENTS)
        self._trouble()
        self._dead.clear()
        self._wanted = None if when == "any time" else (where, when)
        self.office.start_worker()
        if self._wanted is None or not self._dead.wait(_STARTS):
            self._at_any_time()
            when = "any time"
        assert self.office.worker is not None
        self.office.worker.wait()
        self.done[when if when == "any time" else f"{type(where).__name__} {when}"] += 1
        if number % 20 == 19:
            self.office.kill_database()
            self.office.start_database()

    def _at_any_time(self) -> None:
        """Some time after it showed that it lives."""
        self._wanted = None
        seen, end = self._asked(), time.monotonic() + _STARTS
        while self._asked() == seen and time.monotonic() < end:
            time.sleep(0.02)
        time.sleep(self.chance.uniform(0.0, 1.0))
        self.office.kill_worker()

    def _asked(self) -> int:
        return sum(len(one.asked) for one in self.receivers.faulty) + len(self.receivers.post.taken)

    def rest(self) -> None:
        """No more of it."""
        self._wanted = None
        for one in self.receivers.faulty:
            one.faults.clear()
        self.office.start_worker()

    def _trouble(self) -> None:
        for one in self.receivers.faulty:
            one.faults.clear()
            if self.chance.random() < 0.3:
                one.faults.append(self.chance.choice(FAULTS))

    def _moment(self, server: Faulty) -> Any:
        def reached(name: str) -> None:
            if self._wanted == (server, name):
                self._wanted = None
                self.office.kill_worker()
                self._dead.set()

        return reached


def test_every_channel_keeps_its_promise(office: Pieces, receivers: Receivers) -> None:
    office.call("django", "migrate", "--verbosity", "0")
    urls = (receivers.mastodon.url, receivers.wordpress.url)
    prepared = _ask(office, "prepare", str(TEXTS), str(SUBSCRIBERS), *urls)
    numbers = [str(number) for number in prepared["numbers"]]
    killer = Killer(office, receivers, os.environ.get("SEJUK_KILL_SEED", "7"))
    for number in range(KILLS):
        if number % _CHUNK == 0:  # there is always something at work to die in
            _ask(office, "release", str(math.ceil(TEXTS * _CHUNK / KILLS)))
        killer.kill(number)
    killer.rest()
    seen = _settled(office)
    print(f"\nkills: {dict(killer.done)}")  # noqa: T201 – the counts are what the run is for
    _check_first(numbers, receivers, seen)
    _settle_doubts(office, receivers)
    seen = _settled(office)
    assert all(receivers.on_telegram()[number] == 1 for number in numbers)
    assert {state for _kind, _number, state, _shown in seen["publications"]} == {"sent"}
    _check_followed(office, receivers, numbers)


def _check_first(numbers: list[str], receivers: Receivers, seen: dict[str, Any]) -> None:
    """Exact: once. At most once: never twice, and what nobody confirmed is said to be uncertain."""
    once = dict.fromkeys(numbers, 1)
    assert dict(receivers.on_mastodon()) == once
    assert dict(receivers.wordpress.made) == {f"sejuk-{number}": 1 for number in numbers}
    assert sorted(post.slug for post in receivers.wordpress.public()) == sorted(f"sejuk-{n}" for n in numbers)
    states = {(kind, str(number)): state for kind, number, state, _shown in seen["publications"]}
    for kind in ("portal", "feeds", "mastodon", "wordpress", "mail"):
        assert {states[kind, number] for number in numbers} == {"sent"}, kind
    posted = receivers.on_telegram()
    assert max(posted.values()) == 1
    uncertain = {number for number in numbers if states["telegram", number] == "uncertain"}
    assert {states["telegram", number] for number in numbers} <= {"sent", "uncertain"}
    assert set(numbers) - set(posted) <= uncertain
    letters = receivers.post.counts
    missing = len(seen["uncertain_letters"])
    assert set(letters) == {f"w{n}@warga.example" for n in range(SUBSCRIBERS)}
    expected = TEXTS * SUBSCRIBERS
    mailed = _letters(receivers)
    assert max(mailed.values()) == 1
    assert expected - missing <= len(mailed) <= expected
    print(  # noqa: T201 – the counts are what the run is for
        f"texts: {len(numbers)}; telegram: {len(posted)} posted once, {len(uncertain)} uncertain, of which "
        f"{len(uncertain & set(posted))} had arrived; "
        f"letters: {len(mailed)} of {expected}, {missing} uncertain"
    )


def _letters(receivers: Receivers) -> Counter[tuple[str, str]]:
    """How often each subscriber got each text."""
    found: Counter[tuple[str, str]] = Counter()
    for recipient in receivers.post.counts:
        for letter in receivers.post.letters(recipient):
            words = str(letter.get_content())
            if "Berhenti berlangganan" in words:
                found.update((recipient, number) for number in set(_PAGE.findall(words)))
    return found


def _settle_doubts(office: Pieces, receivers: Receivers) -> None:
    """A person opens the channel, and says of each doubt whether it is there."""
    there = {
        number: one.id for one in receivers.telegram.messages.values() for number in _PAGE.findall(one.text)
    }
    _ask(office, "settle", ",".join(f"{number}={message}" for number, message in there.items()))


def _check_followed(office: Pieces, receivers: Receivers, numbers: list[str]) -> None:
    """The next edition, and the end, with some more kills: nothing is made anew, and nothing stays behind."""
    _ask(office, "edition")
    killer = Killer(office, receivers, "8")
    office.kill_worker()
    for number in range(max(2, KILLS // 10)):
        killer.kill(number + 1)
    killer.rest()
    seen = _settled(office)
    assert {shown for _kind, _number, _state, shown in seen["publications"]} == {2}
    assert dict(receivers.on_mastodon()) == dict.fromkeys(numbers, 1)
    assert all("Koreksi:" in text for text in receivers.mastodon.standing())
    assert all("Koreksi:" in text for text in receivers.telegram.standing())
    assert len(receivers.telegram.messages) == len(receivers.wordpress.public()) == len(numbers)
    _ask(office, "withdraw")
    seen = _settled(office)
    assert {state for _kind, _number, state, _shown in seen["publications"]} == {"withdrawn"}
    assert receivers.mastodon.standing() == receivers.telegram.standing() == []
    assert receivers.wordpress.public() == []


def _ask(office: Pieces, *words: str) -> dict[str, Any]:
    return dict(office.call("tests.slow.publishing_office", *words))


def _settled(office: Pieces) -> dict[str, Any]:
    end = time.monotonic() + PATIENCE
    while (seen := _ask(office, "count"))["open"]:
        assert time.monotonic() < end, f"{seen['open']} open\n{office.tail()}"
        time.sleep(2)
    return seen

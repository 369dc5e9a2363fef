"""The stream of changes, spoken to as ASGI with a real database behind it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, MutableMapping
from typing import Any

import psycopg
import pytest
from django.core import signing
from django.db import connection

from sejuk.desk import hub
from sejuk.desk.database import databases
from sejuk.desk.shell.stream import SALT, made_at, may_listen

Message = MutableMapping[str, Any]


def conninfo() -> str:
    """The address of the test's own database."""
    settings = connection.settings_dict
    parts = {"dbname": settings["NAME"], "user": settings["USER"], "host": settings["HOST"]}
    parts |= {"password": settings["PASSWORD"], "port": settings["PORT"]}
    return psycopg.conninfo.make_conninfo(**{k: v for k, v in parts.items() if v})


async def call(path: str, query: bytes, enough: Callable[[list[Message]], bool]) -> list[Message]:
    """Speak ASGI to the hub until ``enough`` was sent, then hang up."""
    sent: list[Message] = []
    done = asyncio.Event()

    async def receive() -> Message:
        await done.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)
        if enough(sent):
            done.set()

    scope = {"type": "http", "path": path, "query_string": query}
    task = asyncio.ensure_future(hub.application(scope, receive, send))
    try:
        await asyncio.wait_for(done.wait(), 20)
    finally:
        task.cancel()
    return sent


def body(messages: list[Message]) -> bytes:
    return b"".join(m.get("body", b"") for m in messages)


@pytest.fixture
def token() -> str:
    return signing.dumps(1, salt=SALT)


@pytest.mark.django_db
def test_a_notification_reaches_a_browser(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    monkeypatch.setattr(hub, "_hub", hub.Hub(conninfo()))

    async def scenario() -> bytes:
        async def speak() -> None:
            async with await psycopg.AsyncConnection.connect(conninfo(), autocommit=True) as writer:
                while True:
                    await writer.execute("SELECT pg_notify('sejuk', 'alerts')")
                    await asyncio.sleep(0.05)

        speaker = asyncio.ensure_future(speak())
        try:
            seen = await call("/events", f"t={token}".encode(), lambda sent: b"data: alerts" in body(sent))
        finally:
            speaker.cancel()
        return body(seen)

    assert b"event: changed\ndata: alerts\n\n" in asyncio.run(scenario())


def listening(since: float) -> hub.Hub:
    """A hub that has heard everything since then."""
    one = hub.Hub("")
    one._listens_since = since
    return one


def test_a_page_is_told_what_changed_since_it_was_made_and_nothing_else() -> None:
    now = time.time()
    one = listening(now - 100)
    one._heard.extend([(now - 90, "sources"), (now - 20, "cases"), (now - 10, "cases"), (now - 5, "duty")])
    assert one.missed(now) == []
    assert one.missed(now - 15) == ["cases", "duty"]
    assert one.missed(now - 60) == ["cases", "duty"]


def test_what_is_not_known_is_everything() -> None:
    now = time.time()
    assert listening(now - 10).missed(now - 60) == ["*"]
    assert listening(now - 10_000).missed(now - 1_000) == ["*"]
    assert hub.Hub("").missed(now) == []  # told when it begins to listen


def test_old_changes_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    one = listening(0)
    one._spread("cases")
    later = time.time() + hub.MEMORY + 1
    monkeypatch.setattr(time, "time", lambda: later)
    one._spread("duty")
    assert [topic for _at, topic in one._heard] == ["duty"]


def test_the_permission_says_when_the_page_was_made(token: str) -> None:
    assert abs(made_at(token) - time.time()) < 60


@pytest.mark.parametrize("query", [b"", b"t=", b"t=made-up", b"t=1:abc:def"])
def test_a_stranger_hears_nothing(query: bytes) -> None:
    sent = asyncio.run(call("/events", query, lambda sent: len(sent) == 2))
    assert [m.get("status") for m in sent] == [403, None]


def test_other_addresses_are_not_found() -> None:
    sent = asyncio.run(call("/secrets", b"", lambda sent: len(sent) == 2))
    assert sent[0]["status"] == 404


def test_an_old_permission_ends(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert may_listen(token)
    monkeypatch.setattr("sejuk.desk.shell.stream.LIFETIME", -1)
    assert not may_listen(token)


def test_a_slow_browser_is_told_to_reload_everything() -> None:
    async def scenario() -> list[str]:
        one = hub.Hub("")
        queue: asyncio.Queue[str] = asyncio.Queue(hub.BACKLOG)
        one._queues.add(queue)
        for _ in range(hub.BACKLOG + 1):
            one._spread("sources")
        return [queue.get_nowait() for _ in range(queue.qsize())]

    assert asyncio.run(scenario()) == ["*"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://u:p@db.example:5433/x",
            {"NAME": "x", "USER": "u", "HOST": "db.example", "PORT": "5433"},
        ),
        ("host=/run/pg dbname=y user=z", {"NAME": "y", "USER": "z", "HOST": "/run/pg", "PORT": ""}),
    ],
)
def test_any_form_of_address_is_understood(url: str, expected: dict[str, str]) -> None:
    got = databases({"DATABASE_URL": url})["default"]
    assert {key: got[key] for key in expected} == expected


def test_options_go_to_the_driver() -> None:
    got = databases({"DATABASE_URL": "postgresql://h/x?sslmode=require"})["default"]
    assert got["OPTIONS"]["sslmode"] == "require"

"""The stream of changes: a small ASGI application that turns PostgreSQL's NOTIFY into server-sent events.

It holds one database connection whatever the number of browsers. The permission in the address says when the
page was made: what changed since then is told first, so that a page that was just loaded reloads nothing and
one that was away makes good what it missed.
"""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections import deque
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

import django
import psycopg

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sejuk.desk.settings")
django.setup(set_prefix=False)

from sejuk.desk.shell.notify import CHANNEL  # noqa: E402
from sejuk.desk.shell.stream import made_at, may_listen  # noqa: E402

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

log = logging.getLogger(__name__)

#: Seconds between signs of life, so that proxies keep the connection.
HEARTBEAT = 20
#: Seconds that changes are remembered, and by how many the clocks of web and hub may differ.
MEMORY, SLACK = 120.0, 3.0
#: Topics that one slow browser may lag behind before it is told to reload everything.
BACKLOG = 100


class Hub:
    """Browsers that listen, and the one database connection that feeds them."""

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo
        self._queues: set[asyncio.Queue[str]] = set()
        self._feeder: asyncio.Task[None] | None = None
        self._heard: deque[tuple[float, str]] = deque()
        #: Since when nothing was missed; None while the database is away.
        self._listens_since: float | None = None

    def join(self, since: float) -> asyncio.Queue[str]:
        """A queue of the topics since then (seconds of the epoch); the first browser starts the feeder."""
        if self._feeder is None or self._feeder.done():
            self._feeder = asyncio.create_task(self._feed())
        queue: asyncio.Queue[str] = asyncio.Queue(BACKLOG)
        for topic in self.missed(since):
            queue.put_nowait(topic)
        self._queues.add(queue)
        return queue

    def missed(self, since: float) -> list[str]:
        """What changed since then, or everything where that is not known.

        Nothing while the database is away: everything is told when it is back.
        """
        if self._listens_since is None:
            return []
        since -= SLACK
        if since < self._listens_since or since < time.time() - MEMORY:
            return ["*"]
        return list({topic: None for at, topic in self._heard if at >= since})

    def leave(self, queue: asyncio.Queue[str]) -> None:
        """Forget a browser."""
        self._queues.discard(queue)

    async def _feed(self) -> None:
        while True:
            try:
                await self._listen()
            except psycopg.OperationalError:
                log.warning("The database is away; listening again in a second.")
            self._listens_since = None
            await asyncio.sleep(1)

    async def _listen(self) -> None:
        async with await psycopg.AsyncConnection.connect(self._conninfo, autocommit=True) as connection:
            await connection.execute(f"LISTEN {CHANNEL}")
            self._listens_since = time.time()
            self._spread("*")
            async for note in connection.notifies():
                self._spread(note.payload)

    def _spread(self, topic: str) -> None:
        now = time.time()
        self._heard.append((now, topic))
        while self._heard[0][0] < now - MEMORY:
            self._heard.popleft()
        for queue in self._queues:
            if queue.full():
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait("*")
            else:
                queue.put_nowait(topic)


def event(topic: str) -> bytes:
    """One server-sent event."""
    return f"event: changed\ndata: {topic}\n\n".encode()


_hub = Hub(os.environ.get("DATABASE_URL", "dbname=sejuk"))


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """ASGI: ``/events?t=…`` streams, everything else is not found."""
    if scope["type"] != "http":
        return
    token = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("t", [""])[0]
    if not scope["path"].endswith("/events"):
        await _answer(send, 404)
    elif not may_listen(token):
        await _answer(send, 403)
    else:
        await _stream(receive, send, made_at(token))


async def _answer(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def _stream(receive: Receive, send: Send, since: float) -> None:
    headers = [
        (b"content-type", b"text/event-stream"),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
        # The token in the address is the permission; no cookie is read.
        (b"access-control-allow-origin", b"*"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    queue = _hub.join(since)
    gone = asyncio.ensure_future(_until_gone(receive))
    try:
        await send({"type": "http.response.body", "body": b"retry: 2000\n\n", "more_body": True})
        while not gone.done():
            await send({"type": "http.response.body", "body": await _next(queue), "more_body": True})
    finally:
        gone.cancel()
        _hub.leave(queue)


async def _next(queue: asyncio.Queue[str]) -> bytes:
    try:
        return event(await asyncio.wait_for(queue.get(), HEARTBEAT))
    except TimeoutError:
        return b": alive\n\n"


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass

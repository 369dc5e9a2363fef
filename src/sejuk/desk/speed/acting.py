"""People at work over HTTP, each on a beat of their own, and how long each answer took."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

import httpx2

from sejuk.desk.speed.asking import Ask, next_ask, note
from sejuk.desk.speed.people import Person

#: Seconds between two acts of one person.
BEAT = 10.0
#: Any secret will do: the server only compares the cookie with what is sent.
_CSRF = "a" * 32
#: One for everybody: reading the certificates of the system takes a while, and nothing here is encrypted.
_CONTEXT = ssl.create_default_context()
TIMEOUT = 30.0


@dataclass
class Times:
    """Seconds of every answer by page or action, and what went wrong there."""

    taken: dict[str, list[float]] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)


def act(address: str, people: Sequence[Person], seconds: float, seed: int = 4) -> Times:
    """Let everybody act for so long; the first act of each falls anywhere within the first ``BEAT``.

    That first act is not counted: it finds a server that has just started and has read no page yet.
    """
    return asyncio.run(_act(address, people, seconds + BEAT, seed))


async def _act(address: str, people: Sequence[Person], seconds: float, seed: int) -> Times:
    times = Times()
    until = time.monotonic() + seconds
    beats = (
        _live(address, person, people, Random(seed * 1000 + number), until, times)  # noqa: S311
        for number, person in enumerate(people)
    )
    await asyncio.gather(*beats)
    return times


async def _live(
    address: str, person: Person, people: Sequence[Person], random: Random, until: float, times: Times
) -> None:
    """One person with a browser, which keeps a connection of its own."""
    at = time.monotonic() + random.random() * BEAT
    counts = Times()  # the first act's, which are thrown away
    async with httpx2.AsyncClient(base_url=address, timeout=TIMEOUT, verify=_CONTEXT) as client:
        while at < until:
            await asyncio.sleep(max(0.0, at - time.monotonic()))
            ask = next_ask(person, random)
            location = await _timed(client, person, ask, counts)
            parts = [Ask(name, path) for name, path in ask.parts.items()]
            await asyncio.gather(*(_timed(client, person, part, counts) for part in parts))
            counts = times
            if location is not None:
                note(person, people, ask, location)
            at += BEAT


async def _timed(client: httpx2.AsyncClient, person: Person, ask: Ask, times: Times) -> str | None:
    """Ask and wait for the whole answer; where it leads, or None where it was not what was wanted."""
    begun = time.perf_counter()
    try:
        answer = await _sent(client, person, ask)
    except httpx2.HTTPError as error:
        times.wrong.setdefault(ask.name, []).append(type(error).__name__)
        return None
    times.taken.setdefault(ask.name, []).append(time.perf_counter() - begun)
    if answer.status_code != (200 if ask.sends is None else 302):
        times.wrong.setdefault(ask.name, []).append(str(answer.status_code))
        return None
    return str(answer.headers.get("location", ""))


async def _sent(client: httpx2.AsyncClient, person: Person, ask: Ask) -> httpx2.Response:
    if ask.sends is None:
        return await client.get(ask.path, headers=cookies(person.session))
    return await client.post(ask.path, data=dict(ask.sends), headers=cookies(person.session))


def cookies(session: str) -> dict[str, str]:
    """The headers of somebody logged in, who may send forms."""
    return {"Cookie": f"sessionid={session}; csrftoken={_CSRF}", "X-CSRFToken": _CSRF}

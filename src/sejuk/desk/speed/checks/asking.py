"""Ask at the public form, one question after another, as a citizen's browser does."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx2

from sejuk.desk.speed.acting import TIMEOUT

#: How near a check is; one of them stands in every answer that found something.
_NEAR = ("Sangat mirip", "Mungkin sama")


@dataclass
class Asked:
    """Seconds of the first answer after the start, of every other, and what was not answered as wanted."""

    first: float = 0.0
    taken: list[float] = field(default_factory=list)
    found: int = 0
    wrong: list[str] = field(default_factory=list)


def retold(text: str) -> str:
    """A claim as somebody tells it on: every third word is left out."""
    return " ".join(word for place, word in enumerate(text.split()) if place % 3 != 1)


def ask(address: str, claims: Sequence[str]) -> Asked:
    """Ask about each claim, retold; the first answer is kept apart, for nothing has been read before it."""
    asked = Asked()
    with httpx2.Client(base_url=address, timeout=TIMEOUT, headers={"Accept-Language": "id"}) as client:
        for place, claim in enumerate(claims):
            begun = time.perf_counter()
            answer = client.post("/cek/", data={"q": retold(claim)})
            seconds = time.perf_counter() - begun
            if answer.status_code != 200:
                asked.wrong.append(str(answer.status_code))
            asked.found += any(word in answer.text for word in _NEAR)
            if place:
                asked.taken.append(seconds)
            else:
                asked.first = seconds
    return asked

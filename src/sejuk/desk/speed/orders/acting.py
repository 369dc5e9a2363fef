"""Send it, look at the tree, and let every unit acknowledge, over HTTP."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx2
from django.db import connection

from sejuk.desk.directives.models import Receipt
from sejuk.desk.speed.acting import TIMEOUT, cookies
from sejuk.desk.speed.effort import processor_seconds
from sejuk.desk.speed.orders.filling import Filled

_BRANCH = re.compile(r'href="\?unit=(\d+)"')
#: Times that a page is asked for; the figure is the middle one.
_LOOKS = 5


@dataclass
class Measured:
    """Seconds of sending and of each page; of every acknowledgement, and of all of them together."""

    sent: float = 0.0
    tree: list[float] = field(default_factory=list)
    branch: list[float] = field(default_factory=list)
    tree_after: list[float] = field(default_factory=list)
    acknowledged: list[float] = field(default_factory=list)
    whole: float = 0.0
    #: Seconds of processor time of the whole copy while everybody acknowledged.
    spent: float = 0.0
    wrong: list[str] = field(default_factory=list)


def act(address: str, pid: int, filled: Filled, per_minute: int) -> Measured:
    """Measure one run; ``pid`` is the copy that serves it."""
    measured = Measured()
    asyncio.run(_send(address, filled, measured))
    rows = Receipt.objects.filter(directive=filled.directive).values_list("unit", "pk")
    receipts = dict(rows)
    connection.close()
    before = processor_seconds(pid)
    asyncio.run(_answer(address, filled, receipts, per_minute, measured))
    measured.spent = processor_seconds(pid) - before
    return measured


async def _send(address: str, filled: Filled, measured: Measured) -> None:
    tree = f"/arahan/{filled.directive}/pohon/"
    async with httpx2.AsyncClient(base_url=address, timeout=TIMEOUT) as client:
        measured.sent = await _timed(client, filled.head, f"/arahan/{filled.directive}/kirim/", 302, measured)
        measured.tree = await _looks(client, filled, tree, measured)
        page = await client.get(tree, headers=cookies(filled.head))
        found = _BRANCH.search(page.text)
        measured.branch = await _looks(client, filled, f"{tree}?unit={found[1]}" if found else tree, measured)


async def _answer(
    address: str, filled: Filled, receipts: Mapping[int, int], per_minute: int, measured: Measured
) -> None:
    # Whoever waits for a free connection waits: that is a slow answer and no error.
    patient = httpx2.Timeout(TIMEOUT, pool=None)
    async with httpx2.AsyncClient(base_url=address, timeout=patient) as client:
        await _everybody(client, filled, receipts, per_minute, measured)
        tree = f"/arahan/{filled.directive}/pohon/"
        measured.tree_after = await _looks(client, filled, tree, measured)


async def _looks(client: httpx2.AsyncClient, filled: Filled, path: str, measured: Measured) -> list[float]:
    return [await _timed(client, filled.head, path, 200, measured) for _look in range(_LOOKS)]


async def _everybody(
    client: httpx2.AsyncClient,
    filled: Filled,
    receipts: Mapping[int, int],
    per_minute: int,
    measured: Measured,
) -> None:
    """Each unit acknowledges once, at a steady pace; an answer that takes its time holds up no other."""
    begun = time.monotonic()

    async def one(number: int, unit: int, session: str) -> None:
        await asyncio.sleep(max(0.0, begun + number * 60 / per_minute - time.monotonic()))
        path = f"/arahan/unit/{receipts[unit]}/terima/"
        measured.acknowledged.append(await _timed(client, session, path, 302, measured))

    units = [(unit, session) for unit, session in filled.officers.items() if unit in receipts]
    await asyncio.gather(*(one(number, *pair) for number, pair in enumerate(units[:per_minute])))
    measured.whole = time.monotonic() - begun


async def _timed(
    client: httpx2.AsyncClient, session: str, path: str, wanted: int, measured: Measured
) -> float:
    begun = time.perf_counter()
    try:
        sends = client.post if wanted == 302 else client.get
        answer = await sends(path, headers=cookies(session))
        if answer.status_code != wanted:
            measured.wrong.append(str(answer.status_code))
    except httpx2.HTTPError as error:
        measured.wrong.append(type(error).__name__)
    return time.perf_counter() - begun

"""A head who works on cases over HTTP without a pause, whatever becomes of the pages."""

from __future__ import annotations

import random
import string
import threading
from collections import Counter
from collections.abc import Sequence

import httpx2

from sejuk.desk.speed.acting import cookies
from sejuk.desk.speed.asking import TRIAGED

WHY = "Dikerjakan bersama"
#: Seconds between two acts.
_PAUSE = 0.1


class BusyHead(threading.Thread):
    """Opens, takes up, sorts, hands on, escalates and withdraws cases until told to stop.

    ``seen`` counts the answers by status, 0 for none: the page's process died or was not there.
    """

    def __init__(self, address: str, session: str, units: Sequence[int], cases: int, seed: str) -> None:
        super().__init__(daemon=True)
        self.address, self.session, self.units, self.cases = address, session, units, cases
        self.seen: Counter[int] = Counter()
        self._chance = random.Random(seed)
        self._over = threading.Event()

    def run(self) -> None:
        """Act, and try the next thing where an answer does not come."""
        with httpx2.Client(base_url=self.address, timeout=10.0, headers=cookies(self.session)) as client:
            while not self._over.is_set():
                path, words = self._next()
                try:
                    self.seen[client.post(path, data=words).status_code] += 1
                except httpx2.HTTPError:
                    self.seen[0] += 1
                self._over.wait(_PAUSE)

    def stop(self) -> None:
        """End after the present act."""
        self._over.set()
        self.join()

    def _next(self) -> tuple[str, dict[str, str]]:
        case, why = self._chance.randint(1, self.cases), {"reason": WHY}
        to = {**why, "unit": str(self._chance.choice(self.units))}
        ways = {
            "/kasus/buka/": (self._new(), 8),
            f"/kasus/{case}/lihat/": ({}, 12),
            f"/kasus/{case}/pilah/": (TRIAGED, 8),
            f"/kasus/{case}/tarik/": (why, 1),
            f"/kasus/{case}/turunkan/": (to, 12),
            f"/kasus/{case}/naikkan/": (to, 8),
        }
        [path] = self._chance.choices(list(ways), [weight for _words, weight in ways.values()])
        if path == "/kasus/buka/":
            self.cases += 1
        return path, ways[path][0]

    def _new(self) -> dict[str, str]:
        """A case like no other: one that looks like another is only opened after a look at that."""
        title = " ".join("".join(self._chance.choices(string.ascii_lowercase, k=8)) for _word in range(4))
        return {"title": title, "severity": "medium", "unit": str(self.units[0])}

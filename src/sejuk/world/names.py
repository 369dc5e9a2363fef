"""The invented names of ``names.toml``, dealt out by a seed so that none comes twice."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from sejuk.world.rng import Draw


@cache
def pool() -> dict[str, Any]:
    """All names of the file, by kind."""
    return tomllib.loads((files(__package__) / "names.toml").read_text(encoding="utf-8"))


class Deck:
    """Items in an order of the seed's, each dealt once."""

    def __init__(self, draw: Draw, items: Sequence[str]) -> None:
        self._items = draw.sample(items, len(items))

    def deal(self, n: int = 1) -> list[str]:
        """The next ``n`` items; raises ``ValueError`` when the deck runs out."""
        if n > len(self._items):
            raise ValueError(f"only {len(self._items)} names left, {n} asked for")
        dealt, self._items = self._items[:n], self._items[n:]
        return dealt

    def deal_all(self) -> list[str]:
        """All items that are left."""
        return self.deal(len(self._items))


class People:
    """Invented full names, no two alike; ``skip`` leaves out those that another part has dealt."""

    def __init__(self, draw: Draw, skip: int = 0) -> None:
        self._first = Deck(draw, pool()["people"]["first"]).deal_all()
        self._last = Deck(draw, pool()["people"]["last"]).deal_all()
        self._next = skip

    def deal(self) -> str:
        """The next name; with 30 first and 23 last names the first 690 differ."""
        index, self._next = self._next, self._next + 1
        return f"{self._first[index % len(self._first)]} {self._last[index % len(self._last)]}"


def slug(name: str) -> str:
    """A name as part of an address: ``Nusa Lazuardi`` becomes ``nusa-lazuardi``."""
    return "-".join(name.lower().split())

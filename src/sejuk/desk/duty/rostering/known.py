"""The patterns that are offered, and those an office makes for itself."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from importlib.resources import files
from typing import Any

from sejuk.desk.duty.rostering.patterns import EVERY_DAY, Pattern, Slot

#: The code of a pattern that an office made for itself.
OWN = "own"


@dataclass(frozen=True, slots=True)
class Known:
    """A pattern with its code and its Indonesian name."""

    code: str
    name: str
    pattern: Pattern


@cache
def known() -> Mapping[str, Known]:
    """Patterns by code, in the order in which they are offered."""
    text = files("sejuk.desk.duty.rostering").joinpath("data/patterns.toml").read_text("utf-8")
    return {
        code: Known(code, row["name"], _pattern(row["slots"], row.get("on_holidays", True)))
        for code, row in tomllib.loads(text).items()
    }


def stored(slots: Iterable[Slot]) -> list[dict[str, Any]]:
    """Slots as a roster keeps them."""
    return [
        {
            "name": slot.name,
            "start": slot.start.isoformat("minutes"),
            "minutes": slot.minutes,
            "weekdays": sorted(day + 1 for day in slot.weekdays),
        }
        for slot in slots
    ]


def pattern_of(slots: Iterable[Mapping[str, Any]], *, on_holidays: bool) -> Pattern:
    """The pattern that a roster keeps."""
    return _pattern(slots, on_holidays)


def _pattern(slots: Iterable[Mapping[str, Any]], on_holidays: bool) -> Pattern:
    return Pattern(tuple(_slot(row) for row in slots), on_holidays)


def _slot(row: Mapping[str, Any]) -> Slot:
    days = frozenset(day - 1 for day in row["weekdays"]) if "weekdays" in row else EVERY_DAY
    return Slot(row["name"], time.fromisoformat(row["start"]), row["minutes"], days)

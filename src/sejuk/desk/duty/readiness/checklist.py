"""The checklist, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.utils.translation import get_language

from sejuk.desk.duty.models import EventDay
from sejuk.desk.organisation.models import Unit

_EVERY_LEVEL = frozenset(Unit.Level.values)


@dataclass(frozen=True, slots=True)
class Item:
    """One line; ``kinds`` is empty where it is for every day."""

    code: str
    text: str
    text_en: str
    levels: frozenset[str]
    kinds: frozenset[str]

    def __str__(self) -> str:
        return self.text_en if (get_language() or "").startswith("en") else self.text


@cache
def checklist() -> Mapping[str, Item]:
    """All items by code, in their order."""
    text = files("sejuk.desk.duty.readiness").joinpath("data/checklist.toml").read_text("utf-8")
    return {
        code: Item(
            code,
            row["text"],
            row["text_en"],
            frozenset(row.get("levels", _EVERY_LEVEL)),
            frozenset(row.get("kinds", ())),
        )
        for code, row in tomllib.loads(text).items()
    }


def items_for(unit: Unit, event: EventDay) -> list[Item]:
    """What this unit looks at before this day."""
    return [
        one
        for one in checklist().values()
        if unit.level in one.levels and (not one.kinds or event.kind in one.kinds)
    ]

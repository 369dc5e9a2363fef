"""What an activity report counts, from data: what came of it first, then whom it reached, then the work."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import time
from functools import cache
from importlib.resources import files

from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from sejuk.desk.people import name_of

GROUPS = {"outcome": _("Hasil"), "reach": _("Yang dijangkau"), "output": _("Yang dikerjakan")}
#: More than this is a slip of the thumb.
MOST = 100_000


@dataclass(frozen=True, slots=True)
class Count:
    """Something that is counted."""

    code: str
    group: str
    name: str = ""
    name_en: str = ""
    #: Whom it counts, where it counts people: their names are its own.
    people: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """Its name in the language of the screen."""
        if self.people:
            return "; ".join(map(name_of, self.people))
        return self.name_en if (get_language() or "").startswith("en") else self.name

    @property
    def reported(self) -> str:
        """Its name in a report to a superior, which is Indonesian whatever language the screen has."""
        with override("id"):
            return self.said


@cache
def counts() -> dict[str, Count]:
    """All of them by code, in the page's order."""
    rows = tomllib.loads(_text("counts.toml"))["count"]
    found = [Count(**row | {"people": tuple(row.get("people", ()))}) for row in rows]
    order = list(GROUPS)
    return {one.code: one for one in sorted(found, key=lambda one: order.index(one.group))}


@cache
def due_hours() -> dict[str, time]:
    """Level of a unit → the local hour at which its day is put together."""
    return {level: time.fromisoformat(said) for level, said in tomllib.loads(_text("hours.toml")).items()}


def _text(name: str) -> str:
    return (files("sejuk.desk.review") / "data" / name).read_text("utf-8")

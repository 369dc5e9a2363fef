"""What each destination takes and how it is reached, from data; and what others call our verdicts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sejuk.desk.cases.models import Accuracy, Destination


@dataclass(frozen=True, slots=True)
class Place:
    """One destination. ``days`` is within how many days an answer is usually asked for.

    ``unread`` is what of ``law`` nobody has compared with its text yet.
    """

    code: str
    name_en: str
    to: list[str]
    how: str
    takes: str
    takes_en: str
    law: str
    unread: str
    days: int
    takes_content: bool
    takes_complaints: bool
    label: str

    @property
    def name(self) -> str:
        """Its name on screen."""
        return str(Destination(self.code).label)


@dataclass(frozen=True, slots=True)
class Number:
    """An emergency number, what it reaches, and where that is written."""

    number: str
    what: str
    what_en: str
    source: str


@cache
def places() -> dict[str, Place]:
    """All destinations by code."""
    return {one["code"]: Place(**one) for one in _data("destinations")["destination"]}


@cache
def emergency_numbers() -> tuple[Number, ...]:
    """Numbers to call when a life is in danger."""
    return tuple(Number(**one) for one in _data("emergency")["number"])


def labels(accuracy: str) -> dict[str, str]:
    """Column of the crosswalk → that institution's label, where it has one."""
    columns = _data("crosswalk")
    return {column: names[accuracy] for column, names in columns.items() if accuracy in names}


def label_for(place: Place, accuracy: str) -> str:
    """The verdict as the destination calls it; our own name where it has none."""
    return labels(accuracy).get(place.label, "") or str(Accuracy(accuracy).label)


def crosswalk_table() -> str:
    """Every accuracy code with what other institutions call it."""
    columns = _data("crosswalk")
    head = " | ".join(names["name"] for names in columns.values())
    codes = "\n".join(
        f"| `{code}` | " + " | ".join(names.get(code) or "–" for names in columns.values()) + " |"
        for code in Accuracy.values
    )
    return f"\n| Code | {head} |\n|---{'|---' * len(columns)}|\n{codes}\n"


def destinations_page() -> str:
    """The reference page, from the data."""
    rows = "\n".join(
        f"| `{p.code}` | {p.name_en} | {p.takes_en} | {_law(p)} | {p.days} | {_yes(p.takes_complaints)} |"
        for p in places().values()
    )
    numbers = "\n".join(f"| {n.number} | {n.what_en} | {n.source} |" for n in emergency_numbers())
    return (
        f"{_HEAD}\n| Code | Destination | Takes | Law | Days | Complaints without a case |\n"
        f"|---|---|---|---|---|---|\n{rows}\n{_EMERGENCY}\n| Number | Reaches | Source |\n"
        f"|---|---|---|\n{numbers}\n"
    )


_HEAD = """# Destinations

Written from the data by `make docs`. To whom a matter may go is a closed list in code and database (G6);
no investigator is in it. A letter carries the matter in the desk's words, the verdict and public
addresses; never a capture, a citizen's text or a name. What each destination calls a verdict is on the page
of [verdicts](verdicts.md#what-others-call-them).
"""
_EMERGENCY = """
## A threat to life

The page shows these numbers and records that it did. It sends nothing.
"""


def _law(place: Place) -> str:
    return f"{place.law} (not yet compared with its text: {place.unread})" if place.unread else place.law


def _yes(value: bool) -> str:
    return "yes" if value else "–"


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("sejuk.desk.cases.referring").joinpath(f"{name}.toml").read_text("utf-8"))

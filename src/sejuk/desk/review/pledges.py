"""The officers' own neutrality: the pledge of a member, the checklist of a unit before a day of events."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import transaction
from django.utils.translation import get_language

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.review.models import EventCheck, Pledge
from sejuk.desk.review.transitions import CHECKS
from sejuk.desk.shell.notify import notify


@dataclass(frozen=True, slots=True)
class Item:
    """A point of the checklist, or the pledge (whose code is empty), with its source."""

    text: str
    text_en: str
    source: str
    code: str = ""

    @property
    def said(self) -> str:
        """The text in the language of the screen."""
        return self.text_en if (get_language() or "").startswith("en") else self.text


def version() -> str:
    """The version of the wording."""
    return str(_data()["version"])


@cache
def pledge_text() -> Item:
    """What a member pledges."""
    return Item(**_data()["pledge"])


@cache
def items() -> dict[str, Item]:
    """The checklist by code."""
    return {row["code"]: Item(**row) for row in _data()["item"]}


@transaction.atomic
def pledge(member: Member) -> Pledge:
    """Pledge by the wording that stands; a second click changes nothing."""
    made, is_new = Pledge.objects.get_or_create(
        member=member, version=version(), defaults={"at": clock.now()}
    )
    if is_new:
        record(member, "pledge.made", "pledge", made.pk, version=made.version)
        notify("review")
    return made


def has_pledged(member: Member) -> bool:
    """Whether the member pledged by the wording that stands."""
    return Pledge.objects.filter(member=member, version=version()).exists()


@transaction.atomic
def fill_in(member: Member, unit: Unit, day: date, done: Sequence[str]) -> EventCheck:
    """Fill the checklist in for a day; until the day is over it may be filled in anew."""
    require(member, CHECKS, unit)
    kept = [code for code in items() if code in done]
    values = {"version": version(), "done": kept, "by": member, "at": clock.now()}
    filled, _new = EventCheck.objects.update_or_create(unit=unit, day=day, defaults=values)
    missing = len(items()) - len(kept)
    record(
        member, "event_check.filled", "event_check", filled.pk, unit=unit.pk, day=str(day), missing=missing
    )
    notify("review")
    return filled


def neutrality_page() -> str:
    """The reference page, from the data."""
    rows = "\n".join(f"| `{one.code}` | {one.text_en} | {one.source} |" for one in items().values())
    said = pledge_text()
    return (
        f"{_HEAD}\nVersion `{version()}`.\n\n> {said.text_en}\n\nSource: {said.source}\n\n"
        f"| Item | Before a day of events | Source |\n|---|---|---|\n{rows}\n"
    )


_HEAD = """# The officers' own neutrality

Written from the data by `make docs`: the pledge of each member, the checklist of a unit before events.
"""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("sejuk.desk.review") / "data" / "neutrality.toml").read_text("utf-8"))

"""By when a request from the public is answered: data with its source, in the unit's own working days."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from sejuk.desk.cases.clocks.calendars import week_of
from sejuk.desk.cases.clocks.holidays import holidays
from sejuk.desk.cases.clocks.hours import Calendar
from sejuk.desk.organisation.models import Unit


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time to answer: office days, or hours by the clock on the wall."""

    source: str
    working_days: int = 0
    hours: int = 0
    checked: bool = True


@cache
def deadlines() -> Mapping[str, Deadline]:
    """The time of each kind of request."""
    text = files("sejuk.desk.cases.appealing").joinpath("data/deadlines.toml").read_text("utf-8")
    return {kind: Deadline(**rule) for kind, rule in tomllib.loads(text).items()}


def due_at(kind: str, unit: Unit, start: datetime) -> datetime:
    """When a request of this kind, received at ``start``, is due at the unit.

    A working day is one on which the unit's office is open; the day of receipt is not counted, and the
    time ends when the office closes. Units on duty around the clock keep office days here too.
    """
    rule = deadlines()[kind]
    if not rule.working_days:
        return start + timedelta(hours=rule.hours)
    return closing_after(_office_of(unit), start, rule.working_days)


def closing_after(calendar: Calendar, start: datetime, days: int) -> datetime:
    """When the office closes on the ``days``-th open day after the day of ``start``, in UTC."""
    first = start.astimezone(calendar.zone).date()
    last, seen, closes = first, 0, start
    for _opens, ends in calendar.open_spans(start):
        day = ends.astimezone(calendar.zone).date()
        if day != last and day != first:
            if seen == days:
                break
            seen += 1
        last, closes = day, ends
    return closes.astimezone(UTC)


def _office_of(unit: Unit) -> Calendar:
    return Calendar(ZoneInfo(unit.time_zone), week_of(unit.institution.kind), holidays().days())

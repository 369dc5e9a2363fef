"""A month as weeks of days, each with the stages that touch it."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sejuk.desk.stages.current import Stage

#: The first day of the week, as calendars in Indonesia print it.
_MONDAY = calendar.MONDAY
_FIRST_YEAR, _LAST_YEAR = 1955, 2200


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the picture; days of the neighbouring months are pale."""

    date: date
    in_month: bool
    is_today: bool
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its weeks, the stages in it, and the months beside it."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]
    stages: tuple[Stage, ...]
    before: date | None
    after: date | None


def month_of(words: str, today: date) -> date:
    """The first day of the month ``2024-02``, today's where the words say none."""
    try:
        found = date.fromisoformat(f"{words}-01")
    except ValueError:
        return today.replace(day=1)
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else today.replace(day=1)


def month(stages: Sequence[Stage], first: date, today: date) -> Month:
    """The month that begins with ``first``; stages that no longer count are left out."""
    spans = [(one, span) for one in stages if one.counts and (span := one.days.span())]
    weeks = calendar.Calendar(_MONDAY).monthdatescalendar(first.year, first.month)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Month(
        first,
        tuple(tuple(_day(one, first, today, spans) for one in week) for week in weeks),
        tuple(one for one, (start, end) in spans if start <= last and end >= first),
        (first - timedelta(days=1)).replace(day=1) if first.year > _FIRST_YEAR else None,
        last + timedelta(days=1) if first.year < _LAST_YEAR else None,
    )


def _day(day: date, first: date, today: date, spans: Sequence[tuple[Stage, tuple[date, date]]]) -> Day:
    on = tuple(one for one, (start, end) in spans if start <= day <= end)
    return Day(day, day.month == first.month, day == today, on)

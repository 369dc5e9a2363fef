"""From a pattern to shifts, as plain arithmetic: no database, no clock of its own.

A day's slots begin at times on the wall of the unit's zone. What a slot lasts is counted on that wall too, so
that the next slot begins exactly where the last one ended, whatever the zone does at night.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_WEEK = 7
EVERY_DAY = frozenset(range(_WEEK))
#: A slot may last so long; one that begins at the same time each day then just meets itself.
LONGEST_SLOT = 24 * 60


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of each of ``weekdays`` (Monday is 0): from ``start``, for ``minutes``."""

    name: str
    start: time
    minutes: int
    weekdays: frozenset[int] = EVERY_DAY


@dataclass(frozen=True, slots=True)
class Pattern:
    """The slots of a day in their order; without ``on_holidays`` a holiday has none."""

    slots: tuple[Slot, ...]
    on_holidays: bool = True


@dataclass(frozen=True, slots=True)
class Turn:
    """One shift: from ``starts_at`` up to, not including, ``ends_at`` (UTC).

    ``day`` is the local day on which it begins, ``slot`` its place in the pattern.
    """

    day: date
    slot: int
    name: str
    starts_at: datetime
    ends_at: datetime


def turns(
    pattern: Pattern, first: date, until: date, zone: ZoneInfo, holidays: Collection[date] = frozenset()
) -> Iterator[Turn]:
    """The shifts that begin on the days from ``first`` up to, not including, ``until``."""
    day = first
    while day < until:
        if pattern.on_holidays or day not in holidays:
            yield from _of_day(pattern, day, zone)
        day += _DAY


def _of_day(pattern: Pattern, day: date, zone: ZoneInfo) -> Iterator[Turn]:
    for place, slot in enumerate(pattern.slots):
        if day.weekday() in slot.weekdays:
            start = datetime.combine(day, slot.start)
            end = start + timedelta(minutes=slot.minutes)
            yield Turn(day, place, slot.name, _moment(start, zone), _moment(end, zone))


def _moment(wall: datetime, zone: ZoneInfo) -> datetime:
    return wall.replace(tzinfo=zone).astimezone(UTC)


def overlap(slots: Collection[Slot]) -> tuple[Slot, Slot] | None:
    """Two slots of a week that are on at the same time; None where every moment has one at most."""
    placed = sorted(
        (day * LONGEST_SLOT + slot.start.hour * 60 + slot.start.minute, slot.minutes, number)
        for number, slot in enumerate(slots)
        for day in slot.weekdays
    )
    listed = list(slots)
    for (start, minutes, one), (after, _lasts, other) in itertools.pairwise(placed):
        if start + minutes > after:
            return listed[one], listed[other]
    return _over_sunday(placed, listed)


def _over_sunday(placed: list[tuple[int, int, int]], listed: list[Slot]) -> tuple[Slot, Slot] | None:
    if not placed:
        return None
    first, last = placed[0], placed[-1]
    if last[0] + last[1] > first[0] + _WEEK * LONGEST_SLOT:
        return listed[last[2]], listed[first[2]]
    return None


def is_whole_day(pattern: Pattern) -> bool:
    """Whether the pattern leaves no moment of any day without a shift."""
    minutes = sum(slot.minutes * len(slot.weekdays) for slot in pattern.slots)
    return pattern.on_holidays and minutes == _WEEK * LONGEST_SLOT and overlap(pattern.slots) is None

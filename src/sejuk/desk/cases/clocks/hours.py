"""Working time, as plain arithmetic: no database, no clock of its own.

Moments are aware. Time is counted on the instants themselves, so that midnight, a holiday or a change of the
zone's offset neither loses nor doubles a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

#: A stretch of time: from the first moment up to, not including, the second.
Span = tuple[datetime, datetime]

_DAY = timedelta(days=1)
#: Nobody is closed for longer; a week without hours would never end otherwise.
LONGEST_SEARCH = timedelta(days=20 * 366)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a unit works. ``week``: for Monday to Sunday, times of opening and closing in ``zone``.

    An empty ``week`` means around the clock.
    """

    zone: ZoneInfo
    week: tuple[tuple[tuple[time, time], ...], ...] = ()
    holidays: frozenset[date] = frozenset()

    def open_spans(self, start: datetime) -> Iterator[Span]:
        """Stretches of working time from ``start`` on, in order, as UTC."""
        start = start.astimezone(UTC)
        if not self.week:
            yield start, start + LONGEST_SEARCH
            return
        day = start.astimezone(self.zone).date()
        end = day + LONGEST_SEARCH
        while day < end:
            for begins, closes in self._of_day(day):
                if closes > start:
                    yield max(begins, start), closes
            day += _DAY

    def _of_day(self, day: date) -> Iterator[Span]:
        if day in self.holidays:
            return
        for opens, closes in self.week[day.weekday()]:
            yield self._moment(day, opens), self._moment(day, closes)

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone).astimezone(UTC)


def spent(start: datetime, end: datetime, calendar: Calendar, pauses: Sequence[Span] = ()) -> timedelta:
    """Working time between ``start`` and ``end`` outside the pauses; nothing where ``end`` is not later."""
    total = timedelta()
    for begins, closes in _counted(start, calendar, pauses):
        if begins >= end:
            break
        total += min(closes, end) - begins
    return total


def due_at(start: datetime, minutes: int, calendar: Calendar, pauses: Sequence[Span] = ()) -> datetime:
    """The moment, in UTC, at which ``minutes`` of working time have passed since ``start``.

    Raises:
        ValueError: where the calendar has no such time within twenty years.
    """
    left = timedelta(minutes=minutes)
    for begins, closes in _counted(start, calendar, pauses):
        if begins + left <= closes:
            return begins + left
        left -= closes - begins
    raise ValueError("no working hours in this calendar")


def _counted(start: datetime, calendar: Calendar, pauses: Sequence[Span]) -> Iterator[Span]:
    """Working time from ``start`` on, without the pauses."""
    breaks = merged(pauses)
    for span in calendar.open_spans(start):
        yield from _without(span, breaks)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same time as spans in order that do not overlap."""
    result: list[Span] = []
    for begins, ends in sorted(spans):
        if result and begins <= result[-1][1]:
            result[-1] = result[-1][0], max(result[-1][1], ends)
        elif begins < ends:
            result.append((begins, ends))
    return result


def _without(span: Span, breaks: Sequence[Span]) -> Iterator[Span]:
    begins, closes = span
    for pause, again in breaks:
        if again <= begins or pause >= closes:
            continue
        if pause > begins:
            yield begins, pause
        begins = min(again, closes)
    if begins < closes:
        yield begins, closes

"""When a stage begins or ends, as data files and forms write it.

``2024-02-14`` is a day; nothing is an open date; ``voting - 3 days`` counts from another stage, and
``pemilu2029/oath_dpr_dpd.end + 2 years .. 2 years 6 months`` from one of another cycle, with the latest
possible day after the dots.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

_UNITS = {"day": "days", "month": "months", "year": "years"}
_AMOUNT = r"\d{1,4} (?:day|month|year)s?(?: \d{1,4} (?:day|month|year)s?){0,2}"
_RELATIVE = re.compile(
    r"(?:(?P<cycle>[a-z0-9_]+)/)?(?P<stage>[a-z0-9_]+)(?:\.(?P<edge>start|end))?"
    rf"(?: (?P<sign>[+-]) (?P<least>{_AMOUNT})(?: \.\. (?P<most>{_AMOUNT}))?)?"
)
_PART = re.compile(r"(\d+) (day|month|year)s?")


class WhenError(ValueError):
    """The words are no day, no relation to another stage and not empty."""


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance in the calendar; counted backwards where it is negative."""

    years: int = 0
    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """The day so far after ``day``; a month that is too short gives its last day."""
        month = day.year * 12 + day.month - 1 + self.years * 12 + self.months
        year, index = divmod(month, 12)
        last = monthrange(year, index + 1)[1]
        return date(year, index + 1, min(day.day, last)) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Relative:
    """From the first or last day (``edge``) of another stage, between ``least`` and ``most`` away."""

    cycle: str
    stage: str
    edge: str
    least: Offset = Offset()
    most: Offset = Offset()


When: TypeAlias = date | Relative | None


def read_when(words: str, cycle: str) -> When:
    """Read the words; stages without a cycle are those of ``cycle``. ``WhenError`` without meaning."""
    words = " ".join(words.split())
    if not words:
        return None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        return _day(words)
    found = _RELATIVE.fullmatch(words)
    if found is None:
        raise WhenError(words)
    least = _offset(found["least"], found["sign"])
    most = _offset(found["most"], found["sign"]) if found["most"] else least
    return Relative(found["cycle"] or cycle, found["stage"], found["edge"] or "start", least, most)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise WhenError(words) from error


def _offset(words: str | None, sign: str | None) -> Offset:
    parts = {"days": 0, "months": 0, "years": 0}
    for number, unit in _PART.findall(words or ""):
        parts[_UNITS[unit]] += int(number) if sign == "+" else -int(number)
    return Offset(parts["years"], parts["months"], parts["days"])

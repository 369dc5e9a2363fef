"""Dates as people and exports write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

#: First three letters of months, Indonesian and English.
_NAMES = "jan feb,peb mar apr mei,may jun jul agu,ags,aug sep okt,oct nov des,dec"
_MONTHS = {name: month for month, names in enumerate(_NAMES.split(), start=1) for name in names.split(",")}
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\.? (?P<month>[A-Za-z]{3})[a-z]*\.?,? (?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?P<month>[A-Za-z]{3})[a-z]*\.? (?P<day>\d{1,2}),? (?P<year>\d{4})")
#: How a tweet that was copied from a page ends: — Name (@handle) January 28, 2021
_TAIL = re.compile(r"\(@\w+\)\s+([A-Z][a-z]+ \d{1,2}, \d{4})\s*$")


def read_date(text: str) -> datetime | None:
    """Give the time of an ISO 8601 text, ``26 May 2015``, ``12 Agustus 2031`` or ``May 26, 2015``; or None.

    Without a zone, or without an hour, it is UTC's.
    """
    try:
        time = datetime.fromisoformat(text)
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return _spelled(text.strip())


def date_of_tail(text: str) -> datetime | None:
    """Give the date at the end of a tweet that was copied with its author and date, or None."""
    found = _TAIL.search(text)
    return _spelled(found[1]) if found else None


def _spelled(text: str) -> datetime | None:
    found = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    month = _MONTHS.get(found["month"].lower()) if found else None
    if found is None or month is None:
        return None
    try:
        return datetime(int(found["year"]), month, int(found["day"]), tzinfo=UTC)
    except ValueError:
        return None

"""Reads dates the way people here write them: Indonesian and English names, WIB, WITA and WIT."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

WIB = timezone(timedelta(hours=7), "WIB")

_EARLIEST, _LATEST = 1990, 2100
_MAX_LENGTH = 80

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari pebruari february feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu ags agt aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_ZONES = {"wib": 7, "wita": 8, "wit": 9, "utc": 0, "gmt": 0, "ut": 0, "z": 0, "sgt": 8, "myt": 8} | {
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7
}  # fmt: skip

_ISO = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\s*(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?)?"
    r"\s*(z|[a-z]{2,4}|(?:utc|gmt)?\s*[+-]\d{2}:?(?:\d{2})?)?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d:])(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?![\d:])\s*([ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"(?:\b(?:utc|gmt)\s*|(?<![\w-]))([+-])(\d{2}):?(\d{2})\b|(?:utc|gmt)\s*([+-])(\d{1,2})\b", re.IGNORECASE
)
_ZONE_NAME = re.compile(r"\b(" + "|".join(_ZONES) + r")\b", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<![\d])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})[\s.-]*({_MONTH})\b[\s.,-]*(\d{{4}}|\d{{2}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(
    rf"\b({_MONTH})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b[,\s]+(\d{{4}})\b", re.IGNORECASE
)


def parse_when(text: str, zone: tzinfo = WIB, *, month_first: bool = False) -> datetime | None:
    """The moment that ``text`` names, in UTC, None where it names none between 1990 and 2100.

    Understands ISO 8601, RFC 822, seconds or milliseconds since 1970, and the numeric and written
    forms of Indonesian and English. ``zone`` is for times that do not name theirs. In ``03/04/2027``
    the day comes first unless ``month_first``, or unless only the other order is a date.
    """
    text = " ".join(text.split())
    if not text or len(text) > _MAX_LENGTH:
        return None
    try:
        return _epoch(text) or _iso(text, zone) or _written(text, zone, month_first=month_first)
    except (ValueError, OverflowError):
        return None


def from_excel_serial(days: float, zone: tzinfo = WIB) -> datetime | None:
    """The moment of a spreadsheet's day number (1 is 1 January 1900), None outside 1990 to 2100."""
    if not 32874 <= days < 73415:
        return None
    # Day 60 of that calendar is 29 February 1900, which never was; hence 30 December.
    wall = datetime(1899, 12, 30) + timedelta(seconds=round(days * 86400))
    return in_utc(wall, zone)


def in_utc(moment: datetime, zone: tzinfo = WIB) -> datetime | None:
    """``moment`` in UTC, taken to be in ``zone`` where it has none; None outside 1990 to 2100."""
    if not _EARLIEST <= moment.year < _LATEST:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _epoch(text: str) -> datetime | None:
    match = re.fullmatch(r"(\d{9,10})(\d{3})?(?:\.\d+)?", text)
    return in_utc(datetime.fromtimestamp(int(match[1]), UTC)) if match else None


def _iso(text: str, zone: tzinfo) -> datetime | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    named = _zone(match[7] or "")
    if match[7] and named is None:
        return None
    return in_utc(datetime(year, month, day, hour, minute, min(second, 59), tzinfo=named or zone))


def _written(text: str, zone: tzinfo, *, month_first: bool) -> datetime | None:
    date, rest = _numeric_date(text, month_first=month_first)
    time = _TIME.search(rest)
    hour, minute, second = _clock(time)
    if time:
        rest = rest[: time.start()] + " " + rest[time.end() :]
    named = _zone(rest)
    if date is None:
        date = _named_date(_OFFSET.sub(" ", rest))
    if date is None:
        return None
    return in_utc(datetime(*date, hour, minute, second, tzinfo=named or zone))


def _numeric_date(text: str, *, month_first: bool) -> tuple[tuple[int, int, int] | None, str]:
    match = _NUMERIC.search(text)
    if not match:
        return None, text
    first, second, year = int(match[1]), int(match[3]), _year(match[4])
    day, month = (second, first) if month_first else (first, second)
    if month > 12 >= day:
        day, month = month, day
    return (year, month, day), text[: match.start()] + " " + text[match.end() :]


def _named_date(text: str) -> tuple[int, int, int] | None:
    if match := _DAY_FIRST.search(text):
        return _year(match[3]), _MONTHS[match[2].lower()], int(match[1])
    if match := _MONTH_FIRST.search(text):
        return int(match[3]), _MONTHS[match[1].lower()], int(match[2])
    return None


def _clock(match: re.Match[str] | None) -> tuple[int, int, int]:
    if not match:
        return 0, 0, 0
    hour = int(match[1])
    if match[4]:
        hour = hour % 12 + (12 if match[4][0].lower() == "p" else 0)
    return hour, int(match[2]), min(int(match[3] or 0), 59)


def _zone(text: str) -> tzinfo | None:
    if match := _OFFSET.search(text):
        sign, hours, minutes = (match[1] or match[4]), int(match[2] or match[5]), int(match[3] or 0)
        offset = timedelta(hours=hours, minutes=minutes)
        return timezone(-offset if sign == "-" else offset)
    if match := re.search(r"(?<!\d)([+-]\d{2})$", text):
        return timezone(timedelta(hours=int(match[1])))
    if match := _ZONE_NAME.search(text):
        return timezone(timedelta(hours=_ZONES[match[1].lower()]))
    return None


def _year(text: str) -> int:
    year = int(text)
    return year if year > 99 else (2000 + year if year < 70 else 1900 + year)

"""Makes an item of a row."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from hashlib import blake2b
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from sejuk.sources.cleaning import clean_line, clean_text
from sejuk.sources.dates import from_excel_serial, in_utc, parse_when
from sejuk.sources.files.face import BadReason, ColumnMap, Role
from sejuk.sources.files.table import Row
from sejuk.sources.items import Item

_MAX_URL = 2000
_REGION = re.compile(r"(\d{2})(?:\.?(\d{2})(?:\.?(\d{2})(?:\.?(\d{4}))?)?)?")
_LANGUAGES = {
    "in": "id", "ind": "id", "indonesia": "id", "jw": "jv", "jav": "jv", "jawa": "jv",
    "sun": "su", "sunda": "su",
    "eng": "en", "inggris": "en", "msa": "ms", "zsm": "ms", "melayu": "ms",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Converter:
    """Makes items as ``mapping`` says. ``zone`` is the one it names; ``now`` bounds dates where given."""

    mapping: ColumnMap
    columns: Mapping[Role, str]
    zone: tzinfo
    now: datetime | None = None

    @classmethod
    def of(cls, mapping: ColumnMap, now: datetime | None = None) -> Converter:
        """The converter for ``mapping``; ``zoneinfo.ZoneInfoNotFoundError`` for an unknown zone."""
        return cls(mapping, mapping.columns, ZoneInfo(mapping.zone), now)

    def item(self, number: int, row: Row) -> Item | BadReason:
        """The item in data row ``number``, or why there is none."""
        cells = {role: row.get(column) for role, column in self.columns.items()}
        text = clean_text(html.unescape(_text(cells.get(Role.TEXT))))
        if not text:
            return BadReason.NO_TEXT
        try:
            published_at = moment(
                cells.get(Role.PUBLISHED_AT), self.zone, month_first=self.mapping.month_first
            )
        except ValueError:
            return BadReason.BAD_DATE
        if published_at and self.now:
            published_at = min(published_at, self.now)
        url = web_address(cells.get(Role.URL))
        return Item(
            external_id=_external_id(_text(cells.get(Role.ID)), url, text, published_at, number),
            text=text,
            title=clean_line(html.unescape(_text(cells.get(Role.TITLE)))),
            published_at=published_at,
            url=url,
            account=clean_line(_text(cells.get(Role.ACCOUNT)), 200) or None,
            region=region_code(cells.get(Role.REGION)),
            language=_language(_text(cells.get(Role.LANGUAGE))),
        )


def moment(value: object, zone: tzinfo, *, month_first: bool = False) -> datetime | None:
    """The moment in a cell in UTC; None where it is empty; ``ValueError`` where it names no moment."""
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if isinstance(value, datetime):
        found = in_utc(value, zone)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        found = _numbered(float(value), zone)
    else:
        text = _text(value).strip()
        if not text:
            return None
        found = parse_when(text, zone, month_first=month_first)
        if found is None and re.fullmatch(r"\d{5}(?:\.\d{1,12})?", text, re.ASCII):
            found = from_excel_serial(float(text), zone)
    if found is None:
        raise ValueError("not a moment")
    return found


def _numbered(value: float, zone: tzinfo) -> datetime | None:
    if not math.isfinite(value):
        return None
    return from_excel_serial(value, zone) or parse_when(str(int(value)), zone)


def region_code(value: object) -> str | None:
    """The official territory code in a cell, with its dots (``64.02.01.2001``), None where there is none.

    Spreadsheets make numbers of codes: 64.1 was 64.10.
    """
    text = _text(value).strip()
    if re.fullmatch(r"\d{2}\.\d", text, re.ASCII):
        text += "0"
    match = _REGION.fullmatch(text.removesuffix(".0"))
    if not match or not text.isascii() or not 11 <= int(match[1]) <= 99:
        return None
    return ".".join(part for part in match.groups() if part)


def web_address(value: object) -> str | None:
    """The web address in a cell, None where there is none."""
    address = clean_line(_text(value), _MAX_URL + 1)
    if address.startswith("www."):
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return address if usable and len(address) <= _MAX_URL and " " not in address else None


def _external_id(named: str, url: str | None, text: str, at: datetime | None, number: int) -> str:
    """The same for the same row of the same file, and for the same item where the file names it.

    The account has no part in it: whoever knows a text could test handles against the digest (G1).
    """
    if named.strip():
        name = f"id\n{named.strip()}"
    elif url:
        name = f"url\n{url}"
    else:
        name = f"row\n{number}\n{at.isoformat() if at else ''}\n{text}"
    return blake2b(name.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _language(text: str) -> str | None:
    code = text.strip().lower().replace("_", "-").partition("-")[0]
    code = _LANGUAGES.get(code, code)
    return code if re.fullmatch("[a-z]{2,3}", code) and code != "und" else None


def _text(value: object) -> str:
    """A cell as text: nothing for what is missing, and whole numbers without a fraction."""
    if value is None or isinstance(value, bool | bytes):
        return ""
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 2**63 else repr(value)
    if isinstance(value, int) and abs(value) >= 10**100:
        return ""
    return str(value)

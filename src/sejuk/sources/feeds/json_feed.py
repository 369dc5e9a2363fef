"""Reads JSON Feed (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from sejuk.sources.dates import parse_when
from sejuk.sources.errors import Code, SourceError
from sejuk.sources.feeds.entry import Entry, Feed


def looks_like_json(text: str) -> bool:
    """Whether ``text`` may be JSON."""
    return text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}


def parse_json_feed(text: str, host: str) -> Feed:
    """The feed in ``text``. Raises :class:`SourceError`: not a feed, or broken."""
    try:
        raw = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        raise SourceError(Code.FEED_BROKEN, host=host) from None
    items = raw.get("items") if isinstance(raw, dict) else None
    if not isinstance(items, list):
        raise SourceError(Code.NOT_A_FEED, host=host)
    entries = [_entry(item) for item in items if isinstance(item, dict)]
    return Feed(entries=entries, language=_language(raw.get("language")))


def _entry(raw: dict[str, Any]) -> Entry:
    when = _string(raw.get("date_published")) or _string(raw.get("date_modified"))
    texts = [_string(raw.get(name)) for name in ("content_html", "content_text", "summary")]
    return Entry(
        id=_string(raw.get("id")),
        title=_string(raw.get("title")),
        text=next((text for text in texts if text.strip()), ""),
        link=_string(raw.get("url")) or _string(raw.get("external_url")),
        published=parse_when(when),
        author=_author(raw),
    )


def _author(raw: dict[str, Any]) -> str:
    authors = raw.get("authors") or [raw.get("author")]
    first = authors[0] if isinstance(authors, list) and authors else None
    return _string(first.get("name")) if isinstance(first, dict) else ""


def _string(value: object) -> str:
    """Texts as they are, numbers (some feeds number their items) as text, all else as nothing."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        return str(value)
    return value if isinstance(value, str) else ""


def _language(value: object) -> str | None:
    code = _string(value).lower().partition("-")[0]
    return code if code.isascii() and code.isalpha() and 2 <= len(code) <= 3 else None

"""Reads RSS, Atom and RDF: with the fast parser, and with the patient one where that fails."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

import fastfeedparser
import feedparser

from sejuk.sources.dates import parse_when
from sejuk.sources.errors import Code, SourceError
from sejuk.sources.feeds.document import is_whole, safe_xml
from sejuk.sources.feeds.entry import Entry, Feed

_PERIOD_SECONDS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000, "yearly": 31536000}
_ITEM = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)\b", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:rss|feed|rdf:rdf|\w{1,20}:(?:rss|feed|rdf))\b", re.IGNORECASE)


def parse_xml_feed(text: str, host: str) -> Feed:
    """The feed in ``text``. Raises :class:`SourceError`: not a feed, broken, or unsafe."""
    document = safe_xml(text, host)
    root = _ROOT.search(document)
    if not root:
        raise SourceError(Code.NOT_A_FEED, host=host)
    has_items = _ITEM.search(document) is not None
    entries = _fast(document) or (_patient(document) if has_items else [])
    if has_items and not entries:
        raise SourceError(Code.FEED_BROKEN, host=host)
    whole = is_whole(text)
    if not whole and not has_items:
        raise SourceError(Code.FEED_BROKEN, host=host)
    head = document[:20_000].decode("utf-8", "replace")
    return Feed(
        # The last entry of a feed that breaks off is likely to be half an entry.
        entries=entries if whole or len(entries) < 2 else entries[:-1],
        language=_language(head),
        floor_seconds=_floor(head),
        repaired=not whole,
    )


def _fast(document: bytes) -> list[Entry]:
    try:
        parsed = fastfeedparser.parse(
            document, include_tags=False, include_media=False, include_enclosures=False
        )
        return [_entry(raw) for raw in parsed["entries"]]
    except Exception:  # noqa: BLE001 – a parser fed by strangers may raise anything; the patient one is next
        return []


def _patient(document: bytes) -> list[Entry]:
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        # A stream, never a text: feedparser would fetch or open what looks like an address or a path.
        parsed = feedparser.parse(
            BytesIO(document), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
        return [_entry(raw) for raw in parsed["entries"]]
    except Exception:  # noqa: BLE001 – as above; nothing read means a broken feed
        return []


def _entry(raw: Mapping[str, Any]) -> Entry:
    return Entry(
        id=_string(raw.get("id")),
        title=_string(raw.get("title")),
        text=_longest(raw),
        link=_string(raw.get("link")),
        published=_moment(raw.get("published")) or _moment(raw.get("updated")),
        author=_string(raw.get("author")),
    )


def _longest(raw: Mapping[str, Any]) -> str:
    contents = raw.get("content") or []
    texts = [_string(raw.get("description")), _string(raw.get("summary"))]
    texts += [_string(content.get("value")) for content in contents if isinstance(content, Mapping)]
    return max(texts, key=len)


def _moment(value: object) -> datetime | None:
    return parse_when(value) if isinstance(value, str) else None


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _head_value(head: str, name: str) -> str:
    before = re.split(r"<(?:\w{1,20}:)?(?:item|entry)\b", head, maxsplit=1, flags=re.IGNORECASE)[0]
    match = re.search(
        rf"<{name}(?:\s[^<>]{{0,200}})?>\s{{0,50}}([^<>]{{1,40}}?)\s{{0,50}}</", before, re.IGNORECASE
    )
    return match[1] if match else ""


def _language(head: str) -> str | None:
    declared = _head_value(head, "(?:dc:)?language")
    if not declared and (match := re.search(r"<feed\b[^>]{0,500}\bxml:lang\s*=\s*[\"']([\w-]{2,20})", head)):
        declared = match[1]
    code = declared.lower().replace("_", "-").partition("-")[0]
    return {"in": "id", "jw": "jv"}.get(code, code) if re.fullmatch("[a-z]{2,3}", code) else None


def _floor(head: str) -> float:
    """Seconds between two visits that the feed asks for, by ``ttl`` or ``sy:updatePeriod``."""
    minutes = _head_value(head, "ttl")
    if re.fullmatch(r"\d{1,6}", minutes, re.ASCII):
        return int(minutes) * 60.0
    period = _PERIOD_SECONDS.get(_head_value(head, "sy:updatePeriod").lower(), 0)
    often = _head_value(head, "sy:updateFrequency")
    return period / max(1, int(often)) if re.fullmatch(r"\d{1,4}", often, re.ASCII) else float(period)

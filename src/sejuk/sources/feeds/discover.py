"""Finds the feed of a web page."""

from __future__ import annotations

from contextlib import suppress
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

_TYPES = {
    "application/rss+xml": 3,
    "application/atom+xml": 3,
    "application/rdf+xml": 2,
    "application/feed+json": 2,
    "application/json": 1,
    "text/xml": 1,
    "application/xml": 1,
}
#: A page names its feeds in its head.
_MAX_PAGE = 500_000


def find_feeds(page: str, address: str) -> list[str]:
    """Addresses of the feeds that ``page`` names, likeliest first; comments come last."""
    finder = _Finder()
    # The parser gives up on markup that is none; what it found before counts.
    with suppress(AssertionError):
        finder.feed(page[:_MAX_PAGE])
    base = _join(address, finder.base) or address
    ranked = sorted(finder.found, key=lambda found: -found[0])
    addresses = [_join(base, link) for _, link in ranked]
    return list(dict.fromkeys(found for found in addresses if found and found != address))


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.base = ""
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "base" and not self.base:
            self.base = values.get("href", "")
        elif tag == "link":
            self._take_link(values)
        elif tag == "a" and len(self.found) < 100:
            self._take_anchor(values.get("href", ""))

    def _take_link(self, values: dict[str, str]) -> None:
        kinds = values.get("rel", "").lower().split()
        kind = values.get("type", "").partition(";")[0].strip().lower()
        if ("alternate" in kinds or "feed" in kinds) and kind in _TYPES and values.get("href"):
            words = (values["href"] + values.get("title", "")).lower()
            comments = "comment" in words or "komentar" in words
            self.found.append((_TYPES[kind] * 10 - (9 if comments else 0), values["href"]))

    def _take_anchor(self, link: str) -> None:
        end = link.partition("?")[0].rstrip("/").rpartition("/")[2].lower()
        if end in {
            "rss",
            "feed",
            "atom",
            "rss.xml",
            "feed.xml",
            "atom.xml",
            "index.xml",
            "feed.json",
            "index.rdf",
        }:
            self.found.append((0, link))


def _join(base: str, link: str) -> str | None:
    try:
        address = urljoin(base, link.strip())
        parts = urlsplit(address)
        return address if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None

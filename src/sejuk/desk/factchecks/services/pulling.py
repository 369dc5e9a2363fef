"""Visit an address outside for fact-checks: a page, a data feed, the feed of a site."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from sejuk.desk import clock
from sejuk.desk.factchecks.claimreview.reading import Found, read_document, read_page, same_site
from sejuk.desk.factchecks.reviews import Problem
from sejuk.sources.errors import Code, SourceError
from sejuk.sources.feeds.document import decode, is_html
from sejuk.sources.feeds.fetch import parse_feed
from sejuk.sources.outbound import Outbound, Response

#: Pages of a site's feed that are opened in one visit; the rest comes with the next.
PAGES = 20
#: Pages of a data feed that follow one another (``Link: …; rel="next"``).
_FEED_PAGES = 50
_MAX_BYTES = 8_000_000
_ACCEPT = (
    "application/ld+json, application/json;q=0.9, application/atom+xml, application/rss+xml, text/html;q=0.8"
)


@dataclass(slots=True)
class Visit:
    """What a visit gave. ``seen`` are hashes of the pages that need no second visit."""

    found: Found = field(default_factory=Found)
    etag: str = ""
    modified: str = ""
    not_modified: bool = False
    seen: list[str] = field(default_factory=list)
    more: bool = False


def visit_page(address: str, outbound: Outbound) -> Visit:
    """An address that a person pasted: whatever it is, its fact-checks. Raises :class:`SourceError`."""
    response = _get(outbound, address, {}, robots=False)
    text = decode(response.body, response.charset)
    if is_html(text) or "application/ld+json" in text:
        return Visit(found=read_page(text, response.url, clock.now()))
    if text.lstrip()[:1] in {"{", "["}:
        return Visit(found=_document(text, response.url))
    return _site_feed(response, outbound, set())


def visit_data_feed(address: str, conditions: dict[str, str], outbound: Outbound) -> Visit:
    """Another office's data feed, whole. Raises :class:`SourceError`."""
    response = _get(outbound, address, conditions)
    if response.not_modified:
        return Visit(not_modified=True)
    visit = Visit(found=Found(), etag=_header(response, "etag"), modified=_header(response, "last-modified"))
    for _page in range(_FEED_PAGES):
        visit.found += _document(decode(response.body, response.charset), response.url)
        following = _next(response)
        if not following or not same_site(following, address):
            return visit
        response = _get(outbound, following, {})
    return visit


def visit_site_feed(
    address: str, conditions: dict[str, str], seen: Iterable[str], outbound: Outbound
) -> Visit:
    """The newest pages of a fact-check site that were not read yet. Raises :class:`SourceError`."""
    response = _get(outbound, address, conditions)
    if response.not_modified:
        return Visit(not_modified=True)
    return _site_feed(response, outbound, set(seen))


def _site_feed(response: Response, outbound: Outbound, seen: set[str]) -> Visit:
    feed = parse_feed(response)
    links = list(dict.fromkeys(entry.link.strip() for entry in feed.entries if entry.link.strip()))
    new = [link for link in links if same_site(link, response.url) and _short(link) not in seen]
    visit = Visit(more=len(new) > PAGES)
    if not visit.more:  # what is left would never be asked for if the feed were taken as known
        visit.etag, visit.modified = _header(response, "etag"), _header(response, "last-modified")
    for link in new[:PAGES]:
        if _read_entry(link, outbound, visit):
            visit.seen.append(_short(link))
    return visit


def _read_entry(link: str, outbound: Outbound, visit: Visit) -> bool:
    """Read one page; whether it needs no second visit."""
    try:
        response = _get(outbound, link, {})
    except SourceError as error:
        if error.code is Code.BUSY:
            raise
        visit.found.problems.append(Problem(link[:200], "unreadable", str(error.code)))
        return not error.passing
    visit.found += read_page(decode(response.body, response.charset), response.url, clock.now())
    return True


def _document(text: str, address: str) -> Found:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise SourceError(Code.NOT_A_FEED, host=urlsplit(address).hostname or "") from None
    return read_document(document, address, clock.now())


def _get(outbound: Outbound, address: str, conditions: dict[str, str], *, robots: bool = True) -> Response:
    return outbound.get(address, {"Accept": _ACCEPT, **conditions}, max_bytes=_MAX_BYTES, robots=robots)


def _header(response: Response, name: str) -> str:
    value = response.headers.get(name, "")
    return value if len(value) <= (200 if name == "etag" else 80) and value.isascii() else ""


def _next(response: Response) -> str:
    for part in response.headers.get("link", "").split(","):
        address, _between, rest = part.strip().partition(">")
        if address.startswith("<") and 'rel="next"' in rest:
            return address[1:]
    return ""


def _short(link: str) -> str:
    return hashlib.sha256(link.encode("utf-8", "replace")).hexdigest()[:16]

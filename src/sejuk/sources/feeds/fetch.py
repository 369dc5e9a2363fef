"""One visit to a feed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.feeds.cursor import FeedCursor, digest, remember, short, usable_header
from sejuk.sources.feeds.discover import find_feeds
from sejuk.sources.feeds.document import asks_for_login, decode, is_html
from sejuk.sources.feeds.entry import Feed
from sejuk.sources.feeds.harvest import harvest
from sejuk.sources.feeds.json_feed import looks_like_json, parse_json_feed
from sejuk.sources.feeds.pace import first_rate, learned_rate, next_visit
from sejuk.sources.feeds.teasers import complete
from sejuk.sources.feeds.xml_feed import parse_xml_feed
from sejuk.sources.items import Cursor, Fetched, Item
from sejuk.sources.outbound import Outbound, Response

#: Feeds named by a page that are tried, when a person entered the page's address.
_CANDIDATES = 3
_MAX_BYTES = 5_000_000
_ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"


def fetch(config: Mapping[str, object], cursor: Cursor, outbound: Outbound) -> Fetched:
    """Visit the feed once; gives what is new since the last visit. Raises only :class:`SourceError`."""
    address = str(config["address"])
    known = FeedCursor.read(cursor, address)
    response = _get(outbound, known.feed or address, known.conditions())
    if response.not_modified or known.body == digest(response.body):
        return _nothing_new(known, outbound.now())
    notes: Counter[str] = Counter()
    if known.feed is None and is_html(decode(response.body, response.charset)):
        response, feed = _discover(response, outbound)
        notes["discovered"] = 1
        known = replace(known, feed=response.url)
    else:
        feed = parse_feed(response)
    if response.moved_permanently:
        notes["moved"] = 1
    return _something(config, known, response, feed, outbound, notes)


def parse_feed(response: Response) -> Feed:
    """The feed in ``response``. Raises :class:`SourceError`."""
    host = urlsplit(response.url).hostname or ""
    text = decode(response.body, response.charset)
    if is_html(text):
        raise SourceError(Code.LOGIN_REQUIRED if asks_for_login(text) else Code.NOT_A_FEED, host=host)
    return parse_json_feed(text, host) if looks_like_json(text) else parse_xml_feed(text, host)


def _get(outbound: Outbound, address: str, conditions: Mapping[str, str]) -> Response:
    return outbound.get(address, {"Accept": _ACCEPT, **conditions}, max_bytes=_MAX_BYTES)


def _discover(page: Response, outbound: Outbound) -> tuple[Response, Feed]:
    """The first feed that the page names and that is one."""
    text = decode(page.body, page.charset)
    host = urlsplit(page.url).hostname or ""
    for address in find_feeds(text, page.url)[:_CANDIDATES]:
        try:
            response = _get(outbound, address, {})
            return response, parse_feed(response)
        except SourceError as error:
            if error.code is Code.BUSY:
                raise
    raise SourceError(Code.LOGIN_REQUIRED if asks_for_login(text) else Code.NO_FEED_FOUND, host=host)


def _something(
    config: Mapping[str, object],
    known: FeedCursor,
    response: Response,
    feed: Feed,
    outbound: Outbound,
    notes: Counter[str],
) -> Fetched:
    now = outbound.now()
    found = harvest(feed, response.url, now, many_authors=bool(config.get("many_authors")))
    notes += found.notes
    seen = set(known.seen)
    new = [item for item in found.items if short(item.external_id) not in seen]
    if feed.repaired:
        notes["repaired"] = 1
    if config.get("complete_teasers"):
        new, notes["teasers_left"] = complete(new, outbound)
    known = replace(
        known,
        etag=usable_header(response.headers.get("etag")),
        modified=usable_header(response.headers.get("last-modified")),
        body=digest(response.body),
        seen=remember((short(item.external_id) for item in found.items), known.seen),
    )
    rate = _rate(known, new, now)
    return _done(known, rate, feed.floor_seconds, now, new, notes)


def _nothing_new(known: FeedCursor, now: datetime) -> Fetched:
    done = _done(known, _rate(known, [], now), 0.0, now, [], Counter())
    return replace(done, not_modified=True)


def _rate(known: FeedCursor, new: list[Item], now: datetime) -> float:
    before = known.visited_at()
    if known.rate is None or before is None:
        return first_rate([item.published_at for item in new if item.published_at])
    return learned_rate(known.rate, len(new), now - before)


def _done(
    known: FeedCursor, rate: float, floor_seconds: float, now: datetime, new: list[Item], notes: Counter[str]
) -> Fetched:
    previous = timedelta(seconds=known.interval) if known.interval else None
    wait = next_visit(rate, previous, floor_seconds)
    cursor = replace(known, visited=now.isoformat(), rate=rate, interval=wait.total_seconds())
    told = [
        code if count == 1 and code in _UNCOUNTED else f"{code}:{count}"
        for code, count in notes.items()
        if count
    ]
    return Fetched(items=new, cursor=cursor.as_json(), next_after=wait, notes=sorted(told))


_UNCOUNTED = {"discovered", "moved", "repaired"}

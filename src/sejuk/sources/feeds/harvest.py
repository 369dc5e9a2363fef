"""Makes items of entries: clean, dated, each once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from urllib.parse import urljoin, urlsplit

from sejuk.sources.cleaning import clean_line, plain_line, plain_text
from sejuk.sources.feeds.entry import Entry, Feed
from sejuk.sources.items import Item

#: The newest items of one feed that are taken at one fetch.
MAX_ITEMS = 2000
_MAX_URL = 2000
#: WordPress signs every teaser, which would make all teasers of a site alike.
_SIGNATURE = re.compile(r"\s*The post .{1,400}? appeared first on .{1,200}?\.?\s*$", re.DOTALL)
#: Clocks differ; a date this little ahead is set right without a word.
_CLOCK_TOLERANCE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Harvest:
    """``items`` oldest first; ``notes`` counts what had to be mended, by note."""

    items: list[Item]
    notes: Counter[str]


def harvest(feed: Feed, address: str, now: datetime, *, many_authors: bool) -> Harvest:
    """The items of ``feed``, fetched from ``address`` at ``now``."""
    notes: Counter[str] = Counter()
    entries = _newest(feed.entries, now, notes)
    shared = _shared_ids(entries)
    items: dict[str, Item] = {}
    for entry in entries:
        link = _absolute(address, entry.link or entry.id)
        external_id = _external_id(entry, link, shared)
        if external_id in items:
            notes["duplicates"] += 1
            continue
        item = _item(entry, external_id, link, _moment(entry, now, notes), feed.language, many_authors)
        if item is None:
            notes["without_text"] += 1
        else:
            items[external_id] = item
    return Harvest(sorted(items.values(), key=_published), notes)


def _newest(entries: Sequence[Entry], now: datetime, notes: Counter[str]) -> list[Entry]:
    if len(entries) <= MAX_ITEMS:
        return list(entries)
    notes["too_many"] = len(entries) - MAX_ITEMS
    # Entries without a date keep their place among the newest: feeds put the newest first.
    return sorted(entries, key=lambda entry: entry.published or now, reverse=True)[:MAX_ITEMS]


def _shared_ids(entries: Sequence[Entry]) -> set[str]:
    """Identifiers that several different addresses of one feed carry: they identify nothing."""
    links: dict[str, set[str]] = {}
    for entry in entries:
        links.setdefault(entry.id, set()).add(entry.link)
    return {identifier for identifier, found in links.items() if len(found) > 1}


def _external_id(entry: Entry, link: str | None, shared: set[str]) -> str:
    if entry.id and entry.id not in shared:
        name = f"id\n{entry.id}"
    elif link:
        name = f"link\n{link}"
    else:
        name = f"text\n{entry.title}\n{entry.text}"
    return blake2b(name.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _item(
    entry: Entry, external_id: str, link: str | None, at: datetime, language: str | None, many_authors: bool
) -> Item | None:
    title, text = plain_line(entry.title), _SIGNATURE.sub("", plain_text(entry.text))
    if not (text or title):
        return None
    return Item(
        external_id=external_id,
        text=text or title,
        title=title if text else "",
        published_at=at,
        url=link,
        account=(clean_line(entry.author, 200) or None) if many_authors else None,
        language=language,
    )


def _moment(entry: Entry, now: datetime, notes: Counter[str]) -> datetime:
    if entry.published is None:
        notes["undated"] += 1
        return now
    if entry.published - now > _CLOCK_TOLERANCE:
        notes["future"] += 1
    return min(entry.published, now)


def _absolute(base: str, link: str) -> str | None:
    link = "".join(link.split())
    try:
        address = urljoin(base, link) if link else ""
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    # A bare identifier joined to the feed's address is no address of an item.
    return address if usable and len(address) <= _MAX_URL and ("/" in link or "?" in link) else None


def _published(item: Item) -> datetime:
    if item.published_at is None:
        raise AssertionError("every item of a feed is dated")
    return item.published_at

"""Where the feeds connector goes on."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sejuk.sources.items import Cursor

_SEEN_KEPT = 4000


@dataclass(frozen=True, slots=True)
class FeedCursor:
    """What is remembered of a feed between two visits.

    ``source`` is a digest of the address that a person entered: with another one everything starts
    anew. ``feed`` is the feed's own address where it was found through a page. ``seen`` are short
    digests of the items that were already given.
    """

    source: str
    feed: str | None = None
    etag: str | None = None
    modified: str | None = None
    body: str | None = None
    visited: str | None = None
    rate: float | None = None
    interval: float | None = None
    seen: tuple[str, ...] = ()

    @classmethod
    def read(cls, raw: Cursor, address: str) -> FeedCursor:
        """The cursor in ``raw``, or a new one where that is of another address or not usable."""
        source = digest(address.encode())
        if raw.get("source") != source:
            return cls(source=source)
        seen = raw.get("seen")
        return cls(
            source=source,
            feed=_text(raw, "feed"),
            etag=_text(raw, "etag"),
            modified=_text(raw, "modified"),
            body=_text(raw, "body"),
            visited=_text(raw, "visited"),
            rate=_number(raw, "rate"),
            interval=_number(raw, "interval"),
            seen=tuple(str(one) for one in seen) if isinstance(seen, list | tuple) else (),
        )

    def as_json(self) -> dict[str, Any]:
        """The cursor as a JSON object."""
        return {key: value for key, value in asdict(self).items() if value not in (None, ())} | {
            "seen": list(self.seen)
        }

    def conditions(self) -> dict[str, str]:
        """Headers that ask for the feed only if it changed."""
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in pairs.items() if value}

    def visited_at(self) -> datetime | None:
        """When the last visit was."""
        try:
            moment = datetime.fromisoformat(self.visited) if self.visited else None
        except ValueError:
            return None
        return moment if moment and moment.tzinfo else None


def digest(content: bytes) -> str:
    """Sixteen letters that stand for ``content``."""
    return base64.urlsafe_b64encode(blake2b(content, digest_size=12).digest()).decode("ascii")


def short(external_id: str) -> str:
    """An item's identifier, short enough to remember thousands of them."""
    return external_id[:12]


def remember(current: Iterable[str], before: Iterable[str]) -> tuple[str, ...]:
    """What was seen: all that is in the feed now, then what was there before, as far as there is room."""
    return tuple(dict.fromkeys([*current, *before]))[:_SEEN_KEPT]


def usable_header(value: str | None) -> str | None:
    """A validator that may be sent back as it came, None where it is not one."""
    return value if value and re.fullmatch(r"[\x20-\x7e]{1,500}", value) else None


def _text(raw: Mapping[str, Any], name: str) -> str | None:
    value = raw.get(name)
    return value if isinstance(value, str) else None


def _number(raw: Mapping[str, Any], name: str) -> float | None:
    value = raw.get(name)
    return float(value) if isinstance(value, int | float) and 0 <= value < 1e9 else None

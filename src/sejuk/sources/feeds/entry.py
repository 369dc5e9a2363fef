"""One entry of a feed, before it is cleaned."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one item. Texts may be HTML; nothing is bounded yet."""

    id: str = ""
    title: str = ""
    text: str = ""
    link: str = ""
    published: datetime | None = None
    author: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was read. ``floor_seconds`` is how long it asks readers to wait, 0 if it does not.

    ``repaired`` says that it was broken and only a part could be read.
    """

    entries: list[Entry]
    language: str | None = None
    floor_seconds: float = 0.0
    repaired: bool = False

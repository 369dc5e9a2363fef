"""What a connector gives: items in memory, and where to go on from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeAlias

#: Where a connector goes on at its next fetch: a JSON object that only the connector understands.
#: It carries no text and no account. The first fetch gets an empty one.
Cursor: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One public item as it was found outside.

    ``external_id`` is opaque, at most 64 characters, and names the same item at every fetch of the
    same source. ``text`` is never empty and holds no markup, control or invisible characters; it
    leaves ``title`` out unless there is nothing else. ``published_at`` is aware.

    ``account`` is what the place calls the author. It lives in memory only, between a connector and
    the intake, which turns it into a key of one narrative (G1); ``repr`` hides it, and the address
    as well, because some places put the account into it.
    """

    external_id: str
    text: str
    title: str = ""
    published_at: datetime | None = None
    url: str | None = field(default=None, repr=False)
    account: str | None = field(default=None, repr=False)
    region: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.published_at is not None and self.published_at.tzinfo is None:
            raise ValueError("published_at needs a zone")


@dataclass(frozen=True, slots=True)
class Fetched:
    """The result of one fetch.

    ``cursor`` goes to the next fetch and is to be stored in the same transaction as the items.
    ``next_after`` is how long to wait before it. ``not_modified`` says that the place had nothing
    new to say since the last time. ``notes`` are codes of :mod:`sejuk.sources.messages`, with a
    count after a colon where there is one (``undated:3``).
    """

    items: list[Item]
    cursor: Cursor
    next_after: timedelta
    not_modified: bool = False
    notes: list[str] = field(default_factory=list)

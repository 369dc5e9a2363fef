"""A status on Mastodon: title, verdict, summary, origin and the address of the page."""

from __future__ import annotations

import re

from sejuk.desk.publishing.channels.texts import short
from sejuk.desk.responses.item import Item

#: Every address counts as 23, however long it is.
_ADDRESS = 23
_LINK = re.compile(r"https?://\S+")


def text(item: Item, page: str, longest: int | None) -> str:
    """The short text; the page has the rest."""
    room = None if longest is None else longest + len(page) - _ADDRESS
    return short(item, page, room)


def length(text: str) -> int:
    """As Mastodon counts."""
    return len(_LINK.sub("x" * _ADDRESS, text))

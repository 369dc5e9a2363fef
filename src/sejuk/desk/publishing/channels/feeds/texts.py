"""An entry of the feeds carries the whole text."""

from __future__ import annotations

from sejuk.desk.publishing.channels.texts import whole
from sejuk.desk.responses.item import Item


def text(item: Item, page: str, longest: int | None = None) -> str:
    """The whole text."""
    return whole(item, page)

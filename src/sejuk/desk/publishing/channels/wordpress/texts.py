"""A post on a WordPress site; ``send`` gives it to the site as HTML."""

from __future__ import annotations

from sejuk.desk.publishing.channels.texts import whole
from sejuk.desk.responses.item import Item


def text(item: Item, page: str, longest: int | None = None) -> str:
    """The whole text, as people read it."""
    return whole(item, page)

"""Words to paste: the whole text where the platform takes it, else the short one."""

from __future__ import annotations

from sejuk.desk.publishing.channels.texts import fitting
from sejuk.desk.responses.item import Item


def text(item: Item, page: str, longest: int | None) -> str:
    """Plain text."""
    return fitting(item, page, longest)

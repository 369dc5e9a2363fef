"""What stands in a Telegram channel: the whole text where it fits, else the short one."""

from __future__ import annotations

from sejuk.desk.publishing.channels.texts import fitting
from sejuk.desk.responses.item import Item


def text(item: Item, page: str, longest: int | None) -> str:
    """Plain text; Telegram makes the address clickable itself."""
    return fitting(item, page, longest, length)


def length(text: str) -> int:
    """As Telegram counts: in UTF-16 code units, of which an emoji is two."""
    return len(text.encode("utf-16-le")) // 2

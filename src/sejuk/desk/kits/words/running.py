"""Running text for television and information screens: short, whole sentences, source and institution."""

from __future__ import annotations

from sejuk.desk.kits.phrases import phrase
from sejuk.desk.kits.telling import headline, sentences, short_address, sources_line
from sejuk.desk.kits.words.whatsapp import too_long
from sejuk.desk.responses.item import Item

#: What screens take, in signs.
SHORT, LONG = 160, 250


def running_text(item: Item, address: str, most: int) -> str:
    """The fullest of the ways that has room in ``most`` signs.

    Raises:
        Refused: not even the headline has.
    """
    for way in _ways(item, address):
        text = " ".join(" ".join(way).split())
        if len(text) <= most:
            return text
    raise too_long(most)


def _ways(item: Item, address: str) -> list[list[str]]:
    start = f"{item.institution}:"
    if item.version > 1:
        start = f"{item.institution} ({phrase(item, 'correction')}):"
    source = [phrase(item, "source", sources=sources_line(item, 1)) + "."] if item.sources else []
    page = [phrase(item, "more", address=short_address(address))]
    top = f"{headline(item).rstrip('.')}."
    first = sentences(item.summary)[:1] or [top]
    return [
        [start, top, item.summary, *source, *page],
        [start, item.summary, *source, *page],
        [start, item.summary, *source],
        [start, top, *source, *page],
        [start, top, *source],
        [start, *first, *source],
        [start, top],
        [start, *first],
        [top],
    ]

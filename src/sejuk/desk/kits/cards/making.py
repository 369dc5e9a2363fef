"""Cards as files: the picture, the words for those who do not see it, and whether all had room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sejuk.desk.kits.cards.composing import Words, composed
from sejuk.desk.kits.cards.frames import FRAMES, Frame
from sejuk.desk.kits.cards.svg import png_of
from sejuk.desk.kits.phrases import phrase
from sejuk.desk.kits.style import Style
from sejuk.desk.kits.telling import date_line, kicker, short_address, sources_line
from sejuk.desk.responses.item import Item


@dataclass(frozen=True, slots=True)
class Card:
    """One picture. ``is_whole`` is false where a longer text gave way to a shorter one."""

    name: str
    width: int
    height: int
    png: bytes
    alt: str
    is_whole: bool


def card(item: Item, style: Style, address: str, frame: Frame) -> Card:
    """The card of an item in one format: the same item, style and address give the same bytes.

    Raises:
        Refused: a sign cannot be drawn, or the words have no room.
    """
    made = composed(item, style, address, frame)
    alt = alt_text(item, style, address, made.words)
    return Card(
        f"kartu-{frame.name}", frame.width, frame.height, png_of(made.drawing), alt, made.words.is_whole
    )


def cards(item: Item, style: Style, address: str, frames: Sequence[Frame] = FRAMES) -> list[Card]:
    """The card in every format."""
    return [card(item, style, address, frame) for frame in frames]


def alt_text(item: Item, style: Style, address: str, words: Words) -> str:
    """What a card says, for people who hear it: in the order in which it is read."""
    said = [
        phrase(item, "alt", kind=phrase(item, item.kind.value), institution=style.name),
        f"{kicker(item)}: {words.headline.rstrip('.')}.",
        words.body,
    ]
    if item.verdict is not None:
        said.append(phrase(item, "verdict", label=item.verdict.label) + ".")
        if item.claim:
            said.append(phrase(item, "claim", claim=item.claim.strip(" .")) + ".")
    if sources_line(item):
        said.append(phrase(item, "source", sources=sources_line(item, 3)) + ".")
    said += [f"{date_line(item)}.", phrase(item, "alt_qr", address=short_address(address))]
    return " ".join(part for part in said if part)

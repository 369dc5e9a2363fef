"""Several cards for a long text: the first as ever, then each passage on cards of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sejuk.desk.kits.cards.composing import composed
from sejuk.desk.kits.cards.frames import SMALLEST, SQUARE, Frame
from sejuk.desk.kits.cards.furniture import Furniture, furnished
from sejuk.desk.kits.cards.making import Card, alt_text
from sejuk.desk.kits.cards.parts import Drawing, set_lines
from sejuk.desk.kits.cards.svg import png_of
from sejuk.desk.kits.fitting import Block, fitted, sizes
from sejuk.desk.kits.phrases import phrase
from sejuk.desk.kits.style import INK, PAPER, Style
from sejuk.desk.kits.telling import sentences, titled
from sejuk.desk.kits.typeface import Weight, plain
from sejuk.desk.responses.item import Item

#: Apps take ten pictures at most.
MOST = 10
_LARGEST, _EASY = 68, 40


def carousel(item: Item, style: Style, address: str) -> list[Card]:
    """The cards in their order; none where the text has too few words for two, or too many for ten."""
    pages = _pages(item, style, address, SQUARE)
    if not 1 <= len(pages) < MOST:
        return []
    first = composed(item, style, address, SQUARE)
    made = [_card(1, first.drawing, alt_text(item, style, address, first.words))]
    for number, (title, text) in enumerate(pages, 2):
        drawing = _drawn(item, style, address, SQUARE, f"{title} · {_of(item, number, len(pages) + 1)}", text)
        made.append(_card(number, drawing, f"{title}: {text}"))
    return made


def _pages(item: Item, style: Style, address: str, frame: Frame) -> list[tuple[str, str]]:
    around = _around(item, style, address, frame)
    found: list[tuple[str, str]] = []
    for title, text in titled(item):
        found += [(title, portion) for portion in _portions(text, frame, around)]
    return found


def _portions(text: str, frame: Frame, around: Furniture) -> Iterator[str]:
    """Whole sentences, as many as have room at an easy size."""
    held = ""
    for sentence in sentences(plain(text)):
        longer = f"{held} {sentence}".strip()
        if held and not _block(longer, frame, around, _EASY):
            yield held
            longer = sentence
        held = longer
    if held:
        yield held


def _block(text: str, frame: Frame, around: Furniture, smallest: int) -> Block | None:
    room = around.bottom - around.top - 2 * frame.gap - frame.small
    return fitted(text, Weight.REGULAR, sizes(_LARGEST, smallest), frame.room, height=room)


def _drawn(item: Item, style: Style, address: str, frame: Frame, title: str, text: str) -> Drawing:
    around = _around(item, style, address, frame)
    drawing = Drawing(frame.width, frame.height, PAPER, list(around.parts))
    label = fitted(plain(title).upper(), Weight.BOLD, [frame.small + 2, SMALLEST], frame.room)
    body = _block(text, frame, around, SMALLEST)
    if label is None or body is None:
        raise ValueError("a passage has no room on a card of its own")
    drawing.parts += set_lines(label, frame.margin, around.top, style.colour, PAPER)
    free = around.bottom - around.top - label.height - body.height
    y = around.top + label.height + free * 0.3
    drawing.parts += set_lines(body, frame.margin, y, INK, PAPER)
    return drawing


def _around(item: Item, style: Style, address: str, frame: Frame) -> Furniture:
    made = furnished(replace(item, verdict=None), style, address, frame, 0)
    if made is None:
        raise ValueError("a card's frame has no room")
    return made


def _of(item: Item, page: int, pages: int) -> str:
    return phrase(item, "page_of", page=page, pages=pages)


def _card(number: int, drawing: Drawing, alt: str) -> Card:
    name = f"kartu-{number:02d}"
    return Card(name, drawing.width, drawing.height, png_of(drawing), alt, is_whole=True)

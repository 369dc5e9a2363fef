"""A card: who says so at the top, the fact first and largest, the stamp on the claim, where to read more.

What has no room is never cut. The rule, in this order: everything at easy sizes; the summary instead of the
passage; the headline alone; then smaller letters, but none larger than the fact's; then without unit and
address (the QR code holds it); then without the claim; at last the summary as the headline. What has no room
then is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sejuk.desk.kits.cards.frames import SMALLEST, Frame
from sejuk.desk.kits.cards.furniture import Furniture, furnished
from sejuk.desk.kits.cards.parts import Drawing, set_lines
from sejuk.desk.kits.fitting import Block, fitted
from sejuk.desk.kits.style import INK, PAPER, Style
from sejuk.desk.kits.telling import fact, headline, kicker
from sejuk.desk.kits.typeface import Weight, plain
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.item import Item

#: How much of the room that is left over stands above the words.
_ABOVE = 0.3


@dataclass(frozen=True, slots=True)
class Words:
    """What a card says at large; ``is_whole`` where nothing gave way."""

    headline: str
    body: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Composed:
    """A drawing, and whether it says all that it would with more room."""

    drawing: Drawing
    words: Words


def composed(item: Item, style: Style, address: str, frame: Frame) -> Composed:
    """The card of an item in one format.

    Raises:
        Refused: a sign cannot be drawn, or the words have no room even at the smallest size.
    """
    for words, level, easy in _ways(item):
        furniture = furnished(item, style, address, frame, level)
        drawing = furniture and _drawn(item, style, frame, words, furniture, easy=easy)
        if drawing:
            return Composed(drawing, words)
    raise Refused(
        _("Teks ini tidak muat di gambar %(frame)s.") % {"frame": frame.name.replace("x", " × ")},
        _("Pendekkan judul atau ringkasannya, atau pisahkan kata yang sangat panjang."),
        status=422,
    )


def _ways(item: Item) -> Iterator[tuple[Words, int, bool]]:
    """Words, how much furniture stands around them, whether at easy sizes only; the best first."""
    whole, *shorter, last = _texts(item)
    for words in (whole, *shorter):
        yield words, 0, True
    for level in (0, 1, 2):
        for words in shorter:
            yield words, level, False
    yield last, 1, False
    yield last, 2, False


def _texts(item: Item) -> list[Words]:
    """All of it, then ever less; what a correction changed goes last."""
    top, said, short = (plain(text) for text in (headline(item), fact(item), item.summary))
    changed = plain(item.correction)
    bodies = [f"{changed} {said}".strip(), f"{changed} {short}".strip(), changed]
    found = [Words(top, "" if body == top else body, place == 0) for place, body in enumerate(bodies)]
    return [*found, Words(short, changed, False)]


def _drawn(
    item: Item, style: Style, frame: Frame, words: Words, furniture: Furniture, *, easy: bool
) -> Drawing | None:
    label = fitted(plain(kicker(item)).upper(), Weight.BOLD, [frame.small + 2, SMALLEST], frame.room)
    room = furniture.bottom - furniture.top
    if label is None:
        return None
    least = _least(frame, furniture, easy=easy)
    for top, body in _sizes(frame, words, room - label.height, least):
        height = label.height + _stacked(frame, top, body)
        if height <= room:
            drawing = Drawing(frame.width, frame.height, PAPER, list(furniture.parts))
            y = furniture.top + (room - height) * _ABOVE
            drawing.parts += set_lines(label, frame.margin, y, style.colour, PAPER)
            y += label.height + frame.gap / 4
            drawing.parts += set_lines(top, frame.margin, y, INK, PAPER)
            if body:
                y += top.height + frame.gap / 2
                drawing.parts += set_lines(body, frame.margin, y, INK, PAPER)
            return drawing
    return None


def _least(frame: Frame, furniture: Furniture, *, easy: bool) -> tuple[int, int]:
    """The smallest headline and body: the fact stays the largest on the card."""
    least = furniture.largest + 2 * (furniture.largest > SMALLEST)
    return (max(frame.easy_headline, least), frame.easy_body) if easy else (least, SMALLEST)


def _sizes(
    frame: Frame, words: Words, room: float, least: tuple[int, int]
) -> Iterator[tuple[Block, Block | None]]:
    """Headline and body, both smaller step by step."""
    least_body = least[1]
    for size in range(frame.headline, least[0] - 1, -2):
        body_size = min(max(round(frame.body * size / frame.headline), least_body), size)
        top = fitted(words.headline, Weight.BLACK, [size], frame.room, height=room)
        body = fitted(words.body, Weight.REGULAR, [body_size], frame.room, height=room)
        if top and (body or not words.body):
            yield top, body


def _stacked(frame: Frame, top: Block, body: Block | None) -> float:
    return frame.gap / 4 + top.height + (frame.gap / 2 + body.height if body else 0)

"""What stands around a card's words: the band with the institution, the stamp, the sources, the QR code."""

from __future__ import annotations

from dataclasses import dataclass, field

from sejuk.desk.kits.cards.codes import QUIET_ZONE, code_path
from sejuk.desk.kits.cards.frames import SMALLEST, Frame
from sejuk.desk.kits.cards.parts import Area, Code, Part, Picture, Shape, Text, set_lines
from sejuk.desk.kits.cards.stamps import form_of
from sejuk.desk.kits.fitting import Block, fitted, fitted_address, sizes
from sejuk.desk.kits.phrases import phrase
from sejuk.desk.kits.pictures import size_of
from sejuk.desk.kits.style import INK, LINE, PANEL, PAPER, QUIET, Style
from sejuk.desk.kits.telling import date_line, short_address, sources_line
from sejuk.desk.kits.typeface import Weight, plain
from sejuk.desk.responses.item import Item

_PAD = 24
#: The bar at the stamp's left.
_BAR = 12


@dataclass(slots=True)
class Furniture:
    """Parts already placed, and the room between them for the words."""

    top: float
    bottom: float
    parts: list[Part] = field(default_factory=list)

    @property
    def largest(self) -> int:
        """The size of its largest letters: the fact is never smaller."""
        return max(part.size for part in self.parts if isinstance(part, Text))


def furnished(item: Item, style: Style, address: str, frame: Frame, level: int) -> Furniture | None:
    """All of it (level 0), small and without unit and address (1), without the claim too (2).

    None where even this has no room.
    """
    made = Furniture(0, frame.height - frame.bottom)
    done = _band(made, style, frame, level) and _foot(made, item, address, frame, level)
    if not (done and _stamp(made, item, frame, level)):
        return None
    return made if made.bottom - made.top > SMALLEST else None


def _band(made: Furniture, style: Style, frame: Frame, level: int) -> bool:
    wide, high = size_of(style.logo, most=(240, 76)) if style.logo else (0, 0)
    beside = wide + 2 * _PAD if style.logo else 0
    most = 38 if level == 0 else SMALLEST
    name = fitted(plain(style.name), Weight.BOLD, sizes(most, SMALLEST), frame.room - beside, lines=4)
    if name is None:
        return False
    high_plate = high + _PAD if style.logo else 0
    inner = max(name.height, high_plate)
    height = frame.top + inner + 2 * _PAD
    middle = frame.top + _PAD + inner / 2
    made.parts.append(Area(0, 0, frame.width, height, style.colour))
    if style.logo:
        top = middle - high_plate / 2
        made.parts.append(Area(frame.margin, top, wide + _PAD, high_plate, PAPER, 8))
        made.parts.append(Picture(frame.margin + _PAD / 2, top + _PAD / 2, wide, high, style.logo))
    left, top = frame.margin + beside, middle - name.height / 2
    made.parts += set_lines(name, left, top, style.on_colour, style.colour)
    made.top = height + frame.gap
    return True


def _foot(made: Furniture, item: Item, address: str, frame: Frame, level: int) -> bool:
    path, squares = code_path(address)
    scale = max(frame.code // squares, 4)
    side = scale * squares
    left = frame.width - frame.margin - side
    room = left - frame.margin - (QUIET_ZONE + 1) * scale
    blocks = _foot_blocks(item, address, frame, room, level)
    if blocks is None:
        return False
    written = sum(block.height for block in blocks)
    height = written if frame.beside else max(written, side)
    y = made.bottom - (height + written) / 2
    for block in blocks:
        colour = QUIET if block.weight is Weight.REGULAR else INK
        made.parts += set_lines(block, frame.margin, y, colour, PAPER)
        y += block.height
    made.parts.append(Code(left, made.bottom - side, scale, path, INK))
    made.bottom -= height + frame.gap * (0.6 if frame.beside else 1)
    made.parts.append(Area(frame.margin, made.bottom, room if frame.beside else frame.room, 2, LINE))
    made.bottom -= frame.gap
    return True


def _foot_blocks(item: Item, address: str, frame: Frame, room: float, level: int) -> list[Block] | None:
    """Sources, unit, date, address; the unit and the address give way first."""
    size = frame.small
    date = fitted(date_line(item), Weight.REGULAR, [size], room, lines=2)
    if date is None:
        return None
    blocks = [_sources(item, frame, room)]
    if level == 0:
        blocks += _signed(item, size, room) or [date]
        blocks.append(fitted_address(short_address(address), Weight.BOLD, size, room, 2))
    else:
        blocks.append(date)
    return [block for block in blocks if block]


def _signed(item: Item, size: int, room: float) -> list[Block]:
    """Unit and date on one line, or on a line each; nothing without a unit that fits."""
    if not item.unit.strip():
        return []
    one = fitted(f"{plain(item.unit)} · {date_line(item)}", Weight.REGULAR, [size], room, lines=1)
    if one:
        return [one]
    both = [
        fitted(text, Weight.REGULAR, [size], room, lines=1) for text in (plain(item.unit), date_line(item))
    ]
    return [block for block in both if block] if all(both) else []


def _sources(item: Item, frame: Frame, room: float) -> Block | None:
    """As many sources as have room, and how many more there are."""
    for most in range(len(item.sources), 0, -1):
        said = plain(phrase(item, "source", sources=sources_line(item, most)))
        if block := fitted(said, Weight.BOLD, [frame.small], room, lines=frame.source_lines):
            return block
    if not sources_line(item):
        return None
    said = phrase(item, "source", sources=phrase(item, "see_page"))
    return fitted(said, Weight.BOLD, [frame.small], room)


def _stamp(made: Furniture, item: Item, frame: Frame, level: int) -> bool:
    if item.verdict is None:
        return True
    form = form_of(item.verdict.code)
    code = next(part for part in made.parts if isinstance(part, Code))
    outer = code.x - frame.margin - (QUIET_ZONE + 1) * code.scale if frame.beside else frame.room
    room = outer - _BAR - frame.stamp - 3 * _PAD
    most = frame.stamp // 2 if level == 0 else SMALLEST
    word = fitted(plain(item.verdict.label), Weight.BLACK, sizes(most, SMALLEST), room, lines=3)
    if word is None:
        return False
    about = (_claim(item, frame, room) if level < 2 else None) or _rumour(item, frame, room)
    if about is None:
        return False
    inner = word.height + about.height
    height = max(inner, frame.stamp) + 1.5 * _PAD
    top = made.bottom - height
    made.parts.append(Area(frame.margin, top, outer, height, PANEL, 10))
    made.parts.append(Area(frame.margin, top, _BAR, height, form.colour, 6))
    x = frame.margin + _BAR + _PAD
    size = frame.stamp
    made.parts.append(Shape(x, top + (height - size) / 2, size, form.colour, PANEL, form.outline, form.marks))
    x, y = x + size + _PAD, top + (height - inner) / 2
    made.parts += set_lines(word, x, y, form.colour, PANEL)
    made.parts += set_lines(about, x, y + word.height, INK, PANEL)
    made.bottom = top - frame.gap
    return True


def _claim(item: Item, frame: Frame, room: float) -> Block | None:
    if not item.claim:
        return None
    said = plain(phrase(item, "claim", claim=item.claim.strip(" .")))
    return fitted(said, Weight.REGULAR, sizes(frame.small + 2, SMALLEST), room, lines=frame.claim_lines)


def _rumour(item: Item, frame: Frame, room: float) -> Block | None:
    """Where the claim has no room, the stamp still must not look like a verdict on the fact above it."""
    return fitted(phrase(item, "rumour"), Weight.REGULAR, sizes(frame.small + 2, SMALLEST), room)

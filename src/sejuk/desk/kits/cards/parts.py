"""What a picture is made of: texts, areas, shapes and pictures at their places, in dots."""

from __future__ import annotations

from dataclasses import dataclass, field

from sejuk.desk.kits.fitting import Block
from sejuk.desk.kits.typeface import ASCENT, DESCENT, Weight, width


@dataclass(frozen=True, slots=True)
class Text:
    """One line; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    size: int
    weight: Weight
    colour: str
    ground: str

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        right = self.x + width(self.text, self.weight, self.size)
        return self.x, self.y - ASCENT * self.size, right, self.y + DESCENT * self.size


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """Paths drawn in a square of 100 units, scaled to ``size``. The marks show the ground through."""

    x: float
    y: float
    size: float
    colour: str
    ground: str
    outline: str
    marks: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG."""

    x: float
    y: float
    width: float
    height: float
    png: bytes


@dataclass(frozen=True, slots=True)
class Code:
    """The dark squares of a QR code as a path in units of one square."""

    x: float
    y: float
    scale: float
    path: str
    colour: str


Part = Text | Area | Shape | Picture | Code


@dataclass(slots=True)
class Drawing:
    """Parts from back to front on a ground."""

    width: int
    height: int
    ground: str
    parts: list[Part] = field(default_factory=list)

    @property
    def texts(self) -> list[Text]:
        """Every line of text."""
        return [part for part in self.parts if isinstance(part, Text)]


def set_lines(block: Block, x: float, y: float, colour: str, ground: str) -> list[Text]:
    """A block's lines, the first below ``y``; the next thing stands ``block.height`` further down."""
    first = y + (block.step - block.size) / 2 + ASCENT * block.size
    return [
        Text(x, first + place * block.step, line, block.size, block.weight, colour, ground)
        for place, line in enumerate(block.lines)
    ]

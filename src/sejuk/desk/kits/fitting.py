"""Text that fits: whole words, in lines, at the largest size that has room. Nothing is ever cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sejuk.desk.kits.typeface import LEADING, TIGHT, Weight, width

#: An address may go on in the next line after these.
_JOINTS = re.compile(r"(?<=[/.?&=-])")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one size. ``height`` reaches from the top of the first to the bottom of the last."""

    lines: tuple[str, ...]
    size: int
    weight: Weight

    @property
    def step(self) -> float:
        """From one baseline to the next, in dots."""
        return self.size * (TIGHT if self.weight is Weight.BLACK else LEADING)

    @property
    def height(self) -> float:
        """In dots."""
        return len(self.lines) * self.step


def wrapped(words: Sequence[str], weight: Weight, size: float, room: float, glue: str = " ") -> list[str]:
    """Words in lines no wider than ``room``; empty where a single word is wider."""
    lines: list[str] = []
    for word in words:
        if width(word, weight, size) > room:
            return []
        longer = f"{lines[-1]}{glue}{word}" if lines else word
        if lines and width(longer, weight, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def fitted(
    text: str, weight: Weight, sizes: Iterable[int], room: float, *, height: float = 1e9, lines: int = 99
) -> Block | None:
    """The text at the first of ``sizes`` at which it has room; None where it has at none."""
    words = text.split()
    for size in sizes:
        found = wrapped(words, weight, size, room)
        if found and len(found) <= lines and Block(tuple(found), size, weight).height <= height:
            return Block(tuple(_even(words, weight, size, room, len(found))), size, weight)
    return None


def fitted_address(address: str, weight: Weight, size: int, room: float, lines: int) -> Block | None:
    """An address, which may go on in the next line after a joint."""
    found = wrapped(_JOINTS.split(address), weight, size, room, glue="")
    return Block(tuple(found), size, weight) if found and len(found) <= lines else None


def sizes(largest: int, smallest: int) -> range:
    """Sizes from the largest down, in steps of two dots."""
    return range(largest, smallest - 1, -2)


def _even(words: Sequence[str], weight: Weight, size: int, room: float, lines: int) -> list[str]:
    """The same number of lines, as even as they get: no word stands alone on the last."""
    low, high = room / 2, room
    while high - low > 2:
        middle = (low + high) / 2
        found = wrapped(words, weight, size, middle)
        low, high = (low, middle) if found and len(found) <= lines else (middle, high)
    return wrapped(words, weight, size, high)

"""Whether a colour can be read on another: the contrast of WCAG 2.2 (success criterion 1.4.3)."""

from __future__ import annotations

import re

#: The least contrast of text with its ground.
LEAST = 4.5

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_STEPS = 64


def is_colour(text: str) -> bool:
    """Whether it is written as ``#0b5c6b``."""
    return _COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """From 1 (alike) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_readable(text: str, ground: str) -> bool:
    """Whether text in one colour can be read on the other."""
    return contrast(text, ground) >= LEAST


def nearest_readable(text: str, ground: str) -> str:
    """The colour nearest to ``text``, darker or lighter, that can be read on ``ground``."""
    if is_readable(text, ground):
        return text
    ends = sorted(("#000000", "#ffffff"), key=lambda end: contrast(end, ground), reverse=True)
    mixed = (_mixed(text, ends[0], step / _STEPS) for step in range(1, _STEPS + 1))
    return next(colour for colour in mixed if is_readable(colour, ground))


def _mixed(one: str, other: str, share: float) -> str:
    parts = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(start + (end - start) * share):02x}" for start, end in parts)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

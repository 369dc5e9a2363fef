"""The typeface of pictures, measured: the same files are measured and drawn, on every machine."""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _
from PIL import ImageFont

from sejuk.desk.organisation.refusal import Refused

FAMILY = "Atkinson Hyperlegible Next"
FOLDER = Path(__file__).parent / "fonts"
#: Lines stand so far apart, in sizes; large ones nearer.
LEADING, TIGHT = 1.22, 1.1
#: Above the baseline, as high as the highest letters; below it, as low as the lowest (in sizes).
ASCENT, DESCENT = 0.8, 0.25

#: The typeface counts in thousandths of a size.
_UNITS = 1000
#: Signs of a word processor that are drawn as their plain relatives.
_PLAIN = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u2010": "-", "\u00ad": "", "\u2212": "–", "ʼ": "’"}
)


class Weight(IntEnum):
    """The three weights, as CSS counts them."""

    REGULAR = 400
    BOLD = 700
    BLACK = 800


_FILES = {
    Weight.REGULAR: "AtkinsonHyperlegibleNext_400Regular.ttf",
    Weight.BOLD: "AtkinsonHyperlegibleNext_700Bold.ttf",
    Weight.BLACK: "AtkinsonHyperlegibleNext_800ExtraBold.ttf",
}


def plain(text: str) -> str:
    """The text on one line, without signs that show nothing.

    Raises:
        Refused: it holds a sign that the typeface cannot draw. Nothing is left out in silence.
    """
    shown = unicodedata.normalize("NFC", text).translate(_PLAIN)
    shown = "".join(sign for sign in shown if sign.isspace() or unicodedata.category(sign)[0] != "C")
    if missing := sorted(set("".join(shown.split())) - drawable()):
        raise Refused(
            _("Gambar tidak dapat memuat tanda ini: %(signs)s") % {"signs": " ".join(missing[:10])},
            _("Ganti tanda atau emoji itu dengan kata-kata, lalu minta persetujuan lagi."),
            status=422,
        )
    return " ".join(shown.split())


@cache
def drawable() -> frozenset[str]:
    """Every sign that all three weights can draw."""
    return frozenset((FOLDER / "signs.txt").read_text("utf-8")) - {"\n"}


def width(text: str, weight: Weight, size: float) -> float:
    """How wide a line is at most: kerning only brings letters nearer."""
    return sum(_advance(sign, weight) for sign in text) * size / _UNITS


@cache
def _advance(sign: str, weight: Weight) -> float:
    return _face(weight).getlength(sign)


@cache
def _face(weight: Weight) -> ImageFont.FreeTypeFont:
    # The basic layout needs no library of the system's, so it measures the same everywhere.
    return ImageFont.truetype(FOLDER / _FILES[weight], _UNITS, layout_engine=ImageFont.Layout.BASIC)

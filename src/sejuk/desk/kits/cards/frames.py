"""The formats of cards, in dots, and how large their words may be."""

from __future__ import annotations

from dataclasses import dataclass

#: No letter of a card is smaller.
SMALLEST = 28


@dataclass(frozen=True, slots=True)
class Frame:
    """A format. ``top`` and ``bottom`` stay free of text: apps put their own buttons there."""

    name: str
    width: int
    height: int
    margin: int
    top: int
    bottom: int
    #: The largest headline and body; down to which sizes nothing is shortened yet.
    headline: int
    body: int
    easy_headline: int
    easy_body: int
    #: Sources, date and address.
    small: int
    #: Side of the QR code, and of the stamp's form.
    code: int
    stamp: int
    gap: int
    #: Lines of the claim, of the sources.
    claim_lines: int
    source_lines: int
    #: Whether the stamp stands beside the QR code instead of above it.
    beside: bool = False

    @property
    def room(self) -> int:
        """Between the margins."""
        return self.width - 2 * self.margin


SQUARE = Frame(
    "1080x1080", 1080, 1080, 72, top=0, bottom=60, headline=84, body=40, easy_headline=56, easy_body=32,
    small=28, code=212, stamp=84, gap=28, claim_lines=3, source_lines=2,
)  # fmt: skip
STORY = Frame(
    "1080x1920", 1080, 1920, 84, top=170, bottom=270, headline=112, body=52, easy_headline=68, easy_body=40,
    small=34, code=300, stamp=120, gap=44, claim_lines=4, source_lines=3,
)  # fmt: skip
WIDE = Frame(
    "1200x630", 1200, 630, 56, top=0, bottom=44, headline=66, body=32, easy_headline=44, easy_body=28,
    small=28, code=176, stamp=64, gap=20, claim_lines=2, source_lines=1,
    beside=True,
)  # fmt: skip

FRAMES = (SQUARE, STORY, WIDE)

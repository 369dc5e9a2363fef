"""How an institution looks: its colours, its letterhead, its logo."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sejuk.desk.kits.contrast import contrast, is_colour, is_readable, nearest_readable
from sejuk.desk.organisation.refusal import Refused

#: What pictures and papers are drawn on, and what is written on it.
PAPER = "#ffffff"
PANEL = "#eef2f4"
INK = "#14222a"
QUIET = "#44545d"
LINE = "#c5d0d5"

#: Lines of a letterhead below the name.
MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A colour that cannot be read where it stands, and one near to it that can."""

    field: str
    colour: str
    ground: str
    proposal: str

    @property
    def ratio(self) -> float:
        """The contrast it has, rounded down, so that 4.49 is not shown as enough."""
        return int(contrast(self.colour, self.ground) * 100) / 100


@dataclass(frozen=True, slots=True)
class Style:
    """An institution's look.

    ``colour`` is the band at the top and marks on white paper; ``on_colour`` is the text in the band.
    ``logo`` is a PNG that was drawn anew, or empty. ``letterhead`` are the lines below the name.

    Raises:
        Refused: a colour is none, or cannot be read.
    """

    name: str
    colour: str = "#0b5c6b"
    on_colour: str = "#ffffff"
    letterhead: tuple[str, ...] = ()
    logo: bytes = b""

    def __post_init__(self) -> None:
        if not (is_colour(self.colour) and is_colour(self.on_colour)):
            raise Refused(_("Warna ditulis seperti #0b5c6b."), _("Pilih warnanya sekali lagi."), status=422)
        for one in unreadable(self.colour, self.on_colour):
            raise Refused(
                _("Warna %(colour)s tidak terbaca di atas %(ground)s: kontrasnya %(ratio)s, perlu 4,5.")
                % {"colour": one.colour, "ground": one.ground, "ratio": one.ratio},
                _("Pakai %(colour)s, yang terdekat dan terbaca.") % {"colour": one.proposal},
                status=422,
            )


def unreadable(colour: str, on_colour: str) -> list[Unreadable]:
    """What of an institution's colours cannot be read: marks on paper and panel, text in the band."""
    found: list[Unreadable] = []
    for ground in (PAPER, PANEL):
        if not found and not is_readable(colour, ground):
            found.append(Unreadable("colour", colour, ground, nearest_readable(colour, PANEL)))
    if not is_readable(on_colour, colour):
        found.append(Unreadable("on_colour", on_colour, colour, nearest_readable(on_colour, colour)))
    return found

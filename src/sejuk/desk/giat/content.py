"""What a report says, in the order in which those who read many of them look for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

#: What stands in a section in which there is nothing to report.
NOTHING_TO_TELL = "Nihil."

#: Until which hour of the day people greet so.
_GREETINGS = ((11, "Selamat pagi"), (15, "Selamat siang"), (18, "Selamat sore"), (24, "Selamat malam"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the activity, as PNG or JPEG.

    ``data`` goes into the DOCX, ``url`` onto the page; either may be missing. Faces are the caller's care.
    """

    caption: str
    data: bytes = b""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part: its title and its lines."""

    number: int
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Giat:
    """One report. Every part is a sequence of lines; an empty one reads "nihil".

    ``to``, ``sender`` and ``copies`` are posts or units, never persons. ``addressed`` is how the reader is
    spoken to (see ``addressed_as``). ``at`` is when it is reported, in the unit's ``zone``. ``situation``
    says how the place was left; without it nothing is claimed.
    """

    to: tuple[str, ...]
    sender: str
    subject: str
    at: datetime
    zone: str
    copies: tuple[str, ...] = ()
    addressed: str = "Bapak/Ibu"
    basis: tuple[str, ...] = ()
    time_and_place: tuple[str, ...] = ()
    conducted_by: tuple[str, ...] = ()
    account: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    situation: str = ""

    @property
    def opening(self) -> str:
        """``Selamat malam Komandan, mohon izin melaporkan:``, by the hour where the unit is."""
        hour = self.at.astimezone(ZoneInfo(self.zone)).hour
        greeting = next(words for until, words in _GREETINGS if hour < until)
        return f"{greeting} {self.addressed}, mohon izin melaporkan:"

    @property
    def closing(self) -> str:
        """The last line."""
        return "Demikian dilaporkan. Terima kasih."

    def sections(self) -> Iterator[Section]:
        """The seven numbered parts."""
        parts = (
            ("Dasar", self.basis),
            ("Waktu dan tempat", self.time_and_place),
            ("Pelaksana", self.conducted_by),
            ("Uraian giat", self.account),
            ("Hasil", self.results),
            ("Hambatan", self.obstacles),
            ("Catatan dan saran", self.notes),
        )
        for number, (title, told) in enumerate(parts, 1):
            yield Section(number, title, told or (NOTHING_TO_TELL,))

"""One post of the world, with the truth about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class WorldPost:
    """A post and where it can be heard. ``also`` is a second channel that finds the same item.

    ``kind`` is the truth: an event's kind, or ``news`` or ``noise`` where ``event`` is None.
    ``wording`` counts an event's different wordings from 0, -1 outside events.
    """

    id: str
    text: str
    title: str
    published_at: datetime
    account: str = field(repr=False)
    url: str = field(repr=False)
    region: str | None
    channel: str
    also: str | None
    kind: str
    event: str | None
    wording: int
    register: str
    language: str

    @property
    def full_text(self) -> str:
        """Title and text as one, the way the engine reads it."""
        return f"{self.title}. {self.text}" if self.title else self.text


@dataclass(frozen=True, slots=True)
class Draft:
    """A post before the day's order gives it an id and an address; ``second`` counts from midnight."""

    second: int
    text: str
    title: str
    account: str
    region: str | None
    channel: str
    also: str | None
    kind: str
    event: str | None
    wording: int
    register: str


#: ISO 639-3 codes of the registers that are not Indonesian. Eastern Malay counts as Indonesian.
LANGUAGES = {"javanese": "jav", "sundanese": "sun"}

"""A fact-check as it came from outside or goes out: what every format is read into and written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

#: Bounds of what is kept of a review; longer texts are cut, longer addresses make it unusable.
LONGEST_CLAIM = 2_000
LONGEST_SUMMARY = 2_000
LONGEST_URL = 600
LONGEST_APPEARANCE = 400
MOST_LINKS = 30


@dataclass(frozen=True, slots=True)
class Evidence:
    """A link that a check rests on."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Review:
    """One published check of one claim.

    ``rating`` is the publisher's own word; ``accuracy`` the code of the crosswalk that it stands for, empty
    where none does. ``published_at`` is aware. ``publisher`` is an institution or an outlet.
    """

    url: str
    claim: str
    rating: str
    publisher: str
    published_at: datetime
    accuracy: str = ""
    title: str = ""
    summary: str = ""
    language: str = ""
    publisher_url: str = ""
    evidence: tuple[Evidence, ...] = ()
    appearances: tuple[str, ...] = ()
    correction: str = ""
    withdrawn: bool = False
    withdrawn_because: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why one review of a page or a feed was not taken; ``words.PROBLEMS`` has words for ``code``."""

    place: str
    code: str
    value: str = ""

"""What the public side shows of published texts: the only door to them, and nothing that is not out.

A page of the portal knows an ``Item`` and what became of it; it never reads a case or a draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sejuk.desk.responses.item import Item
from sejuk.engine.labels import THEMES


@dataclass(frozen=True, slots=True)
class Published:
    """One version of a text that went out, as it was approved.

    ``ended_at``: when a correction replaced it or it was withdrawn; ``withdrawn_because`` is empty unless it
    was withdrawn.
    """

    item: Item
    published_at: datetime
    theme: str = ""
    territory: str = ""
    ended_at: datetime | None = None
    withdrawn_because: str = ""

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back."""
        return bool(self.withdrawn_because)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list shows; everything where it says nothing."""

    words: str = ""
    kind: str = ""
    theme: str = ""
    territory: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A text at its permanent address: what holds now, and the versions before it, the newest first."""

    now: Published
    earlier: Sequence[Published] = field(default=())


def latest(count: int) -> list[Published]:
    """The newest that hold."""
    return []


def page_of(wanted: Wanted) -> Sequence[Published]:
    """What holds of what is wanted, the newest first; sliced and counted by the paginator."""
    return []


def story(number: int) -> Story | None:
    """Everything that went out under a number; None where nothing did."""
    return None


def by_number(numbers: Sequence[int]) -> dict[int, Published]:
    """What holds under each number."""
    return {}


def corrections(count: int) -> list[Story]:
    """Corrected and withdrawn texts with what stood before, the newest change first."""
    return []


def kinds() -> list[tuple[str, str]]:
    """Kinds of text that go out, with their names."""
    return []


def themes() -> list[tuple[str, str]]:
    """Themes with their names."""
    return [(one.code, str(one.name)) for one in THEMES]


def years() -> list[int]:
    """Years in which something went out, the newest first."""
    return []

"""What the public sees of something with a number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Followed:
    """A state in plain words, what comes next, and the answer where there is one."""

    number: str
    title: str
    state: str
    next: str
    received_at: datetime
    due_at: datetime | None = None
    answer: str = ""
    answered_at: datetime | None = None
    may_object: bool = False


Finder = Callable[[str], Followed | None]

_FINDERS: list[Finder] = []


def register_finder(finder: Finder) -> None:
    """Let another room's numbers be followed on the same page; called from ``ready``."""
    if finder not in _FINDERS:
        _FINDERS.append(finder)


def found_elsewhere(number: str) -> Followed | None:
    """What another room has under this number."""
    return next((found for finder in _FINDERS if (found := finder(number)) is not None), None)

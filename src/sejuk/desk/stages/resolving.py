"""Dates of stages, with what is not known of them said.

One function for all: a day that somebody set, one that counts from another stage, and one that nobody knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from sejuk.desk.stages.when import Relative, When

#: Cycle and stage.
Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stated:
    """What is written of a stage's first and last day."""

    start: When
    end: When


@dataclass(frozen=True, slots=True)
class Window:
    """A day that lies between these two, both included; one day where they are the same."""

    earliest: date
    latest: date

    @property
    def is_sure(self) -> bool:
        """Whether it can be only one day."""
        return self.earliest == self.latest


class Certainty(StrEnum):
    """How much is known of a stage's days."""

    SURE = "sure"
    WINDOW = "window"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A stage's first and last day, None where it is open.

    ``derived``: whether one of them counts from another stage.
    """

    start: Window | None
    end: Window | None
    derived: bool = False

    @property
    def certainty(self) -> Certainty:
        """Open where nothing is known of its beginning and its end; sure where each is one day."""
        known = [one for one in (self.start, self.end) if one is not None]
        if not known:
            return Certainty.OPEN
        return Certainty.SURE if all(one.is_sure for one in known) else Certainty.WINDOW

    def surely_on(self, day: date) -> bool:
        """Whether ``day`` is in the stage however its dates turn out; never where one of them is open."""
        if self.start is None or self.end is None:
            return False
        return self.start.latest <= day <= self.end.earliest

    def span(self) -> tuple[date, date] | None:
        """The days that the stage can touch, as far as one of them is known."""
        start, end = self.start or self.end, self.end or self.start
        if start is None or end is None:
            return None
        return start.earliest, max(start.latest, end.latest)


def resolve(stated: Mapping[Key, Stated]) -> dict[Key, Resolved]:
    """The days of every stage.

    A date that counts from a stage that is open, unknown here, or goes round in a circle is open. Uncertainty
    only grows along the way: a window three days before a window is as wide as that one.
    """
    return {key: _resolved(key, stated) for key in stated}


def _resolved(key: Key, stated: Mapping[Key, Stated]) -> Resolved:
    one = stated[key]
    derived = isinstance(one.start, Relative) or isinstance(one.end, Relative)
    return Resolved(_window(one.start, stated, ()), _window(one.end, stated, ()), derived)


def _window(when: When, stated: Mapping[Key, Stated], seen: tuple[tuple[Key, str], ...]) -> Window | None:
    if when is None:
        return None
    if not isinstance(when, Relative):
        return Window(when, when)
    place = ((when.cycle, when.stage), when.edge)
    anchor = stated.get(place[0])
    if anchor is None or place in seen:
        return None
    found = _window(getattr(anchor, when.edge), stated, (*seen, place))
    return found and _moved(found, when)


def _moved(window: Window, by: Relative) -> Window | None:
    try:
        days = [
            offset.after(day) for day in (window.earliest, window.latest) for offset in (by.least, by.most)
        ]
    except (ValueError, OverflowError):  # before the year 1 or after 9999: nobody's calendar
        return None
    return Window(min(days), max(days))

"""What the election asks of the office at a moment: the one door for clocks, budgets, checks and banners."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sejuk.desk.organisation.models import Territory
from sejuk.desk.stages.current import Calendar, Stage, calendar_of
from sejuk.desk.stages.modes import ORDINARY, Check, Mode, strictest


@dataclass(frozen=True, slots=True)
class Now:
    """The mode, the stages that are surely on, and the mode's last day (None on ordinary days)."""

    mode: Mode
    stages: tuple[Stage, ...]
    until: date | None

    @property
    def is_ordinary(self) -> bool:
        """Whether the office works as ever."""
        return self.mode.code == ORDINARY


def now(territory: Territory, at: datetime) -> Now:
    """How an office of ``territory`` works at ``at``, by that territory's own day.

    Only a stage that is on however its uncertain days turn out counts: a date that nobody decided, or a
    proposal that only one office made, changes no clock.
    """
    return mode_on(calendar_of(territory), at.astimezone(ZoneInfo(territory.time_zone)).date())


def mode_on(calendar: Calendar, day: date) -> Now:
    """The mode of a calendar on a day."""
    on = tuple(one for one in calendar.stages if one.counts and one.days.surely_on(day))
    mode = strictest({one.kind.mode for one in on if one.firm})
    ends = [one.days.end.earliest for one in on if one.firm and one.kind.mode == mode.code and one.days.end]
    return Now(mode, on, max(ends) if ends and mode.code != ORDINARY else None)


def checks(territory: Territory, at: datetime) -> tuple[Check, ...]:
    """What must be looked at before something is published in ``territory`` at ``at``."""
    return now(territory, at).mode.checks

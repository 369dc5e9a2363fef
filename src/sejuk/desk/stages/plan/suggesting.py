"""The next stage's plan, proposed from what usually goes around and from last time. People choose (G5)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from sejuk.desk.narratives.words import THEME_WORDS
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.people import People
from sejuk.desk.stages.current import Stage
from sejuk.desk.stages.models import PlanItem
from sejuk.desk.stages.plan.lessons import Lesson
from sejuk.desk.stages.plan.services import Piece, plan

#: What is made is ready this long before its stage, in the morning; at least so long from now.
BEFORE, LEAST, MORNING = timedelta(days=3), timedelta(days=3), time(9)
_NAMES = uuid.UUID("5e1bd6f2-2f0a-4b34-9a1d-6c0c5f3a2b71")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A theme to make something about, and why."""

    theme: str
    usual: bool
    lesson: Lesson | None
    planned: int


def suggestions(stage: Stage, lessons: Iterable[Lesson], items: Iterable[PlanItem]) -> list[Suggestion]:
    """Themes for a stage: those of last time first, the most first, then what usually goes around."""
    by_theme = {one.theme: one for one in lessons}
    planned = [one.theme for one in items]
    themes = dict.fromkeys([*by_theme, *stage.kind.themes])
    return [
        Suggestion(theme, theme in stage.kind.themes, by_theme.get(theme), planned.count(theme))
        for theme in themes
    ]


def adopt(member: Member, unit: Unit, stage: Stage, themes: Sequence[str], at: datetime) -> list[PlanItem]:
    """Plan one piece for each chosen theme; chosen again, nothing is planned twice."""
    return [
        plan(
            member,
            Piece(
                *stage.key, theme, unit.territory, People.PUBLIC, _title(stage, theme), unit,
                due_for(stage, unit, at), None, _key(unit, stage, theme),
            ),
        )
        for theme in themes
    ]  # fmt: skip


def due_for(stage: Stage, unit: Unit, at: datetime) -> datetime:
    """When something for a stage must be ready."""
    zone = ZoneInfo(unit.time_zone)
    soonest = datetime.combine(at.astimezone(zone).date() + LEAST, MORNING, zone)
    start: date | None = stage.days.start.earliest if stage.days.start else None
    if start is None:
        return soonest
    return max(datetime.combine(start - BEFORE, MORNING, zone), soonest)


def _title(stage: Stage, theme: str) -> str:
    words = {"theme": THEME_WORDS.get(theme, theme), "stage": stage.name}
    return _("Penjelasan %(theme)s untuk %(stage)s") % words


def _key(unit: Unit, stage: Stage, theme: str) -> uuid.UUID:
    return uuid.uuid5(_NAMES, f"{unit.pk}/{'/'.join(stage.key)}/{theme}")

"""What is hottest, what is heating and what is cooling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet

from sejuk.desk.narratives.board.rows import Row, rows_of
from sejuk.desk.narratives.models import Narrative, NarrativeState

#: Degrees in six hours below which nothing is said to move.
LEAST = 1.0
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Movers:
    """The narratives that are hottest, and those that heated and cooled most, most first."""

    hottest: list[Row]
    heating: list[Row]
    cooling: list[Row]


def movers(narratives: QuerySet[Narrative], at: datetime) -> Movers:
    """The movers among ``narratives`` (a door's)."""
    moving = narratives.filter(
        benign=False, state__in=[NarrativeState.ACTIVE, NarrativeState.MUTED]
    ).annotate(change=F("temperature") - F("temperature_before"))
    hot = moving.filter(temperature__gte=LEAST).order_by("-temperature", "key")[:SHOWN]
    up = moving.filter(change__gte=LEAST).order_by("-change", "key")[:SHOWN]
    down = moving.filter(change__lte=-LEAST).order_by("change", "key")[:SHOWN]
    return Movers(rows_of(hot, at), rows_of(up, at), rows_of(down, at))

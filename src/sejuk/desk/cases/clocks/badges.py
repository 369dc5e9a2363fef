"""How a case stands with its clock, for lists: read with the cases, not one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.models import Case, Clock, Holding, Pause

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Badge:
    """One word, and the moment it speaks of in the zone of the unit that holds the case."""

    kind: str
    word: StrOrPromise
    css: str
    due_at: datetime | None
    zone: str
    is_escalated: bool


_LOOKS: dict[str, tuple[StrOrPromise, str]] = {
    "none": (_("Tanpa batas waktu"), "badge-ghost"),
    "paused": (_("Menunggu lembaga lain"), "badge-info"),
    "late": (_("Terlambat"), "badge-error"),
    "soon": (_("Hampir habis"), "badge-warning"),
    "running": (_("Berjalan"), "badge-neutral"),
}


def with_clocks(cases: QuerySet[Case]) -> QuerySet[Any]:
    """Cases with their clock beside them; ``badge`` reads it, and lists sort and filter by it.

    Names: ``clock_due_at``, ``clock_warn_at``, ``clock_step``, ``clock_paused``, ``clock_escalated``.
    """
    running = Clock.objects.filter(case=OuterRef("pk"), stopped_at=None)
    escalated = Holding.objects.filter(case=OuterRef("pk"), until=None, why=Holding.Why.ESCALATED_BY_CLOCK)
    return cases.annotate(
        clock_due_at=Subquery(running.values("due_at")),
        clock_warn_at=Subquery(running.values("warn_at")),
        clock_step=Subquery(running.values("step")),
        clock_paused=Exists(Pause.objects.filter(case=OuterRef("pk"), until=None)),
        clock_escalated=Exists(escalated),
    )


def badge(case: Any, at: datetime) -> Badge:
    """The badge of a case that came through ``with_clocks``."""
    kind = _kind(case, at)
    word, css = _LOOKS[kind]
    return Badge(kind, word, css, case.clock_due_at, case.unit.time_zone, case.clock_escalated)


def _kind(case: Any, at: datetime) -> str:
    if case.clock_due_at is None:
        return "none"
    if case.clock_due_at <= at:
        return "late"
    if case.clock_paused:
        return "paused"
    return "soon" if case.clock_warn_at <= at else "running"

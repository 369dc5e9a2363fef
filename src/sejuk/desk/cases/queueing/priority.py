"""The order of the queue, as a sum of terms that every row shows.

priority = time + severity + temperature / 5 + waiting for you, at most 120: late 40, soon late 20; severity
0, 10, 20, 30; the narrative's temperature 0–20; 30 where somebody asked for your second pair of eyes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case as Either
from django.db.models import (
    DateTimeField,
    Exists,
    F,
    FilteredRelation,
    FloatField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from sejuk.desk.cases.models import Case, SecondEyes, Severity
from sejuk.desk.organisation.models import Member

LATE, SOON, ASKED = 40, 20, 30
SEVERITY = {Severity.LOW: 0, Severity.MEDIUM: 10, Severity.HIGH: 20, Severity.CRITICAL: 30}
PER_DEGREE = 0.2


@dataclass(frozen=True, slots=True)
class Term:
    """Why a case stands where it stands: words, and the points they give."""

    words: str
    points: float


def ranked(cases: QuerySet[Case], member: Member, at: datetime) -> QuerySet[Case]:
    """Cases by priority; those equal in it by their deadline, then the oldest first."""
    asked = SecondEyes.objects.filter(case=OuterRef("pk"), member=member, done_at__isnull=True)
    return (
        _timed(cases)
        .annotate(
            warn_at=F("running__warn_at"),
            escalated_at=F("running__escalated_at"),
            asks_me=Exists(asked),
        )
        .annotate(priority=_time(at) + _severity() + _temperature() + _asked())
        .order_by("-priority", Coalesce("due_at", Value(None, DateTimeField())).asc(nulls_last=True), "pk")
    )


def by_deadline(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases with the deadline of their clock, the nearest first; those without one last."""
    return _timed(cases).order_by(F("due_at").asc(nulls_last=True), "pk")


def _timed(cases: QuerySet[Case]) -> QuerySet[Case]:
    running = FilteredRelation("clocks", condition=Q(clocks__stopped_at__isnull=True))
    return cases.annotate(running=running, due_at=F("running__due_at"))


def terms_of(case: Case, at: datetime) -> Sequence[Term]:
    """The terms of a ranked case that are not zero, largest first."""
    due_at, warn_at = getattr(case, "due_at", None), getattr(case, "warn_at", None)
    degrees = case.narrative.temperature if case.narrative else 0.0
    late, soon = _is_past(due_at, at), _is_past(warn_at, at)
    found = [
        Term(_("lewat batas waktu"), LATE if late else 0),
        Term(_("batas waktu hampir tiba"), SOON if soon and not late else 0),
        Term(_("kegawatan: %(severity)s") % {"severity": case.get_severity_display().lower()}, _points(case)),
        Term(_("suhu %(degrees)d") % {"degrees": round(degrees)}, degrees * PER_DEGREE),
        Term(_("menunggu Anda sebagai orang kedua"), ASKED if getattr(case, "asks_me", False) else 0),
    ]
    return sorted((term for term in found if term.points >= 0.5), key=lambda term: -term.points)


def _points(case: Case) -> int:
    return SEVERITY[Severity(case.severity)]


def _is_past(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and moment <= at


def _time(at: datetime) -> Either:
    late = When(running__due_at__lte=at, then=Value(float(LATE)))
    soon = When(running__warn_at__lte=at, then=Value(float(SOON)))
    return Either(late, soon, default=Value(0.0), output_field=FloatField())


def _severity() -> Either:
    ways = [When(severity=code, then=Value(float(points))) for code, points in SEVERITY.items()]
    return Either(*ways, default=Value(0.0), output_field=FloatField())


def _temperature() -> Coalesce:
    return Coalesce(F("narrative__temperature") * PER_DEGREE, Value(0.0), output_field=FloatField())


def _asked() -> Either:
    return Either(When(asks_me=True, then=Value(float(ASKED))), default=Value(0.0), output_field=FloatField())

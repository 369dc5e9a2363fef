"""What a stage of this kind taught last time: by theme, in numbers, and only where they are not small (G15).

Two numbers a theme: narratives that raised an alert which nobody dismissed, and cases that ended with a
confirmed verdict on a claim or on harm. What ended without a label, or is held to be harmless, is no part of
either; criticism raises neither (G2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from sejuk.desk.cases.models import Accuracy, Case, Harm, Outcome, Verdict, VerdictState
from sejuk.desk.narratives.models import Alert, AlertState, Narrative, NarrativeState
from sejuk.desk.organisation.models import Territory
from sejuk.desk.stages.current import Calendar, Stage

#: Fewer than this are not said, and not counted together with anything.
SMALLEST = 5
_NO_RUMOUR = (
    Accuracy.TRUE, Accuracy.SATIRE, Accuracy.NOT_CHECKABLE, Accuracy.OFFICIAL_CLARIFICATION,
)  # fmt: skip
_HARM = (Harm.HATE_SPEECH, Harm.INCITEMENT)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A theme of the last time; None where the number is too small to be said."""

    theme: str
    alerts: int | None
    cases: int | None


def last_time(calendar: Calendar, stage: Stage, today: date) -> Stage | None:
    """The stage to learn from: the latest of its kind that has begun, of another cycle if there is one."""
    begun = [
        one for one in calendar.stages
        if one.counts and one.kind.code == stage.kind.code and (span := one.days.span()) and span[0] <= today
    ]  # fmt: skip
    others = [one for one in begun if one.cycle.code != stage.cycle.code]
    return max(others or begun, key=lambda one: one.days.span() or (date.min, date.min), default=None)


def lessons(stage: Stage, place: Territory) -> list[Lesson]:
    """What went around in ``place`` while ``stage`` was on, the most first."""
    span = stage.days.span()
    if span is None:
        return []
    told = _told(span, place)
    alerted = told.filter(Exists(_alerts())).values_list("theme").annotate(count=Count("pk"))
    settled = told.filter(Exists(_cases())).values_list("theme").annotate(count=Count("pk"))
    return _whole(Counter(dict(alerted)), Counter(dict(settled)))


def _whole(alerts: Counter[str], cases: Counter[str]) -> list[Lesson]:
    rows = [Lesson(theme, _said(alerts[theme]), _said(cases[theme])) for theme in _themes(alerts, cases)]
    known = [one for one in rows if one.alerts is not None or one.cases is not None]
    return sorted(known, key=lambda one: (-(one.alerts or 0), -(one.cases or 0), one.theme))


def _themes(*counts: Iterable[str]) -> set[str]:
    return {theme for one in counts for theme in one if theme}


def _said(count: int) -> int | None:
    return count if count >= SMALLEST else None


def _told(span: tuple[date, date], place: Territory) -> QuerySet[Narrative]:
    """Narratives that began in these days in a place, with three authors, that nobody held to be harmless."""
    zone = ZoneInfo(place.time_zone)
    start, end = (datetime.combine(day, time(), zone) for day in (span[0], span[1] + timedelta(days=1)))
    found = Narrative.objects.filter(
        first_at__gte=start, first_at__lt=end, authors_count__gte=Narrative.VISIBLE_AUTHORS, benign=False
    ).exclude(state=NarrativeState.MERGED)
    if place.level != Territory.Level.COUNTRY:
        found = found.filter(places__contains=[place.code])
    protected = RawSQL("EXISTS (SELECT 1 FROM cases_protecting(narratives_narrative.id))", [])
    return found.annotate(protected=protected).filter(protected=False)


def _alerts() -> QuerySet[Alert]:
    return Alert.objects.filter(narrative=OuterRef("pk")).exclude(state=AlertState.DISMISSED)


def _cases() -> QuerySet[Case]:
    rumour = ~Q(accuracy__in=_NO_RUMOUR) | Q(harm__in=_HARM)
    verdicts = Verdict.objects.filter(rumour, case=OuterRef("pk"), state=VerdictState.CONFIRMED)
    return Case.objects.filter(Exists(verdicts), narrative=OuterRef("pk"), outcome=Outcome.ANSWERED)

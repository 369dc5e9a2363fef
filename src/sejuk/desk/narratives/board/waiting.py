"""Alerts that wait for an answer, and what is left of the office's budget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from sejuk.desk.narratives.access import accessible_alerts, own_units
from sejuk.desk.narratives.models import Alert, AlertState, Narrative
from sejuk.desk.narratives.services.budgeting import budget_at
from sejuk.desk.organisation.models import Member


def waiting(member: Member) -> QuerySet[Alert]:
    """Unanswered alerts of the units on which the member has a role, largest first."""
    alerts = accessible_alerts(member).filter(unit__in=own_units(member), state=AlertState.NEW)
    return alerts.order_by("-magnitude", "-raised_at")


def waiting_count(member: Member) -> int:
    """How many wait: the number in the navigation."""
    return waiting(member).count()


@dataclass(frozen=True, slots=True)
class Spent:
    """How many narratives raised alerts in the last 24 hours, of how many at most."""

    used: int
    per_day: int


def spent(at: datetime) -> Spent:
    """The office's budget at ``at``."""
    raised = Narrative.objects.filter(
        alerts__raised_at__gt=at - timedelta(days=1),
        alerts__raised_at__lte=at,
        authors_count__gte=Narrative.VISIBLE_AUTHORS,
    )
    return Spent(raised.values("pk").distinct().count(), budget_at(at).per_day)

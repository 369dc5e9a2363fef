"""Who can be the second person when a role is given."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import StrIndex

from sejuk.desk import clock
from sejuk.desk.organisation.models import Assignment, Member, Role, Unit

#: Who may agree: the same institution's administrators and heads of the unit or of one above it.
AGREES = (Role.ADMINISTRATOR, Role.HEAD)


def seconds(by: Member, member: Member, unit: Unit) -> QuerySet[Member]:
    """Colleagues who can agree that ``member`` gets a role on ``unit``; the database asks the same."""
    now = clock.now()
    reaching = (
        Assignment.objects.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=now), role__in=AGREES)
        .annotate(starts=StrIndex(Value(unit.path), F("unit__path")))
        .filter(starts=1)
    )
    return (
        Member.objects.filter(pk__in=reaching.values("member"), institution=unit.institution_id)
        .filter(is_active=True, user__is_active=True)
        .exclude(pk__in=[by.pk, member.pk])
        .order_by("pk")
    )

"""Who can be the second person when a role is given."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F, QuerySet, Value
from django.db.models.functions import StrIndex

from sejuk.desk import clock
from sejuk.desk.organisation.models import Assignment, Member, Role, Unit

#: Who may agree: the same institution's administrators and heads of the unit or of one above it.
AGREES = (Role.ADMINISTRATOR, Role.HEAD)


#: So long somebody who could agree is still reckoned with: an administrator who ends the second person's
#: role, or closes their access, gives nothing alone meanwhile.
LATELY = timedelta(days=7)


def seconds(by: Member, member: Member, unit: Unit) -> QuerySet[Member]:
    """Colleagues who can agree that ``member`` gets a role on ``unit``; the database asks the same."""
    return _reaching(by, member, unit, clock.now()).filter(is_active=True, user__is_active=True)


def is_alone(by: Member, member: Member, unit: Unit) -> bool:
    """Whether ``by`` gives the role alone: nobody else can agree, and nobody could lately."""
    return not _reaching(by, member, unit, clock.now() - LATELY).exists()


def _reaching(by: Member, member: Member, unit: Unit, since: datetime) -> QuerySet[Member]:
    """Others of the institution whose role to agree reaches the unit and had not ended at ``since``."""
    reaching = (
        Assignment.objects.filter(Assignment.counting(since), role__in=AGREES)
        .annotate(starts=StrIndex(Value(unit.path), F("unit__path")))
        .filter(starts=1)
    )
    others = Member.objects.filter(pk__in=reaching.values("member"), institution=unit.institution_id)
    return others.exclude(pk__in=[by.pk, member.pk]).order_by("pk")

"""Who is on duty now, and who of a unit's neighbourhood: the one piece for mail, second eyes and calls.

A roster comes first. Where a unit has nobody on its roster at a moment, those who have the duty officer's
role there stand in for it, so that a unit that keeps no roster, or has a gap, can still be told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from sejuk.desk.duty.models import Leave, Watch
from sejuk.desk.organisation.models import Assignment, Member, Role, Unit

__all__ = ["at_work", "duty_addresses", "near", "on_now", "people_of", "with_nearness"]


def at_work() -> QuerySet[Watch]:
    """Watches that count: of active members, whose shift does not begin while they are on leave."""
    leave = Leave.objects.filter(
        member=OuterRef("member"),
        starts_at__lte=OuterRef("shift__starts_at"),
        ends_at__gt=OuterRef("shift__starts_at"),
    )
    return Watch.objects.filter(~Exists(leave), member__is_active=True, member__user__is_active=True)


def on_now(units: QuerySet[Unit] | Iterable[Unit], at: datetime) -> dict[int, list[Watch]]:
    """Unit → its watches at ``at``, with their shift and member; one query for all units."""
    rows = at_work().filter(shift__unit__in=units, shift__starts_at__lte=at, shift__ends_at__gt=at)
    found: dict[int, list[Watch]] = defaultdict(list)
    for watch in rows.select_related("shift", "member__user").order_by("member__name", "pk"):
        found[watch.shift.unit_id].append(watch)
    return found


def people_of(unit: Unit, at: datetime) -> list[Member]:
    """Who is told what concerns ``unit`` at ``at``: its roster's people, else its duty officers."""
    rostered = [watch.member for watch in on_now([unit], at).get(unit.pk, [])]
    return rostered or list(officers(unit, at))


def officers(unit: Unit, at: datetime, roles: Iterable[str] = (Role.DUTY_OFFICER,)) -> QuerySet[Member]:
    """Active members who have one of the roles on this very unit at ``at``."""
    given = Assignment.objects.filter(Assignment.counting(at), unit=unit, role__in=roles)
    active = Member.objects.filter(is_active=True, user__is_active=True)
    return active.filter(pk__in=given.values("member")).select_related("user").order_by("pk")


def duty_addresses(unit: Unit, at: datetime) -> list[str]:
    """E-mail addresses of who is on duty in ``unit``, or in the nearest unit above that has somebody."""
    for step in [unit, *unit.above()]:
        if people := people_of(step, at):
            return [member.user.email for member in people]
    return []


def near(unit: Unit) -> QuerySet[Unit]:
    """The unit, its parents and its sisters."""
    own_or_above = Q(pk=unit.pk) | Q(pk__in=unit.above().values("pk"))
    return Unit.objects.filter(own_or_above | Q(parent=unit.parent_id, parent__isnull=False))


def with_nearness(members: QuerySet[Member], unit: Unit, at: datetime) -> QuerySet[Member]:
    """Members with ``is_on_now`` and ``distance`` beside them: who is awake first, then who is nearest."""
    watching = at_work().filter(member=OuterRef("pk"), shift__starts_at__lte=at, shift__ends_at__gt=at)
    return members.annotate(is_on_now=Exists(watching), distance=_distance(unit)).order_by(
        "-is_on_now", "distance", "name"
    )


def _distance(unit: Unit) -> Case:
    return Case(
        When(unit=unit.pk, then=Value(0)),
        When(unit=unit.parent_id, then=Value(1)),
        When(institution=unit.institution_id, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )

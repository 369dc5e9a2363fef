"""Rosters, a chain of calls and an event day around the demo's present, made by the ordinary verbs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.duty.calling.choosing import Choice, choose
from sejuk.desk.duty.calling.steps import steps
from sejuk.desk.duty.models import Roster
from sejuk.desk.duty.readiness import days
from sejuk.desk.duty.rostering.known import OWN, known
from sejuk.desk.duty.rostering.leaving import note
from sejuk.desk.duty.rostering.patterns import Slot
from sejuk.desk.duty.rostering.planning import Plan, eligible, plan
from sejuk.desk.duty.rostering.rotation import Rotation
from sejuk.desk.duty.rostering.zones import today
from sejuk.desk.organisation.models import Assignment, Member, Role, Unit

#: The world's hours pass in minutes: its calls wait so many times longer, or all would ring at once.
_SLOWER = 30
_AHEAD = timedelta(days=10)


def stage() -> None:
    """Plan the rosters of the units that have people; does nothing where there are rosters already."""
    head = _head("police")
    if Roster.objects.exists() or head is None:
        return
    with transaction.atomic():
        _province(head)
        _below(head)
        _office_hours()
        _event_day(head)


def _head(kind: str) -> Member | None:
    rows = Assignment.objects.filter(role=Role.HEAD, unit__institution__kind=kind)
    found = rows.select_related("member__unit", "member__institution").order_by("unit__path").first()
    return found.member if found else None


def _plan(head: Member, unit: Unit, pattern: str, teams: Sequence[Sequence[Member]]) -> None:
    one = known()[pattern].pattern
    wanted = Plan(pattern, one.slots, one.on_holidays, Rotation.SHIFT, today(unit, clock.now()), teams)
    plan(head, unit.pk, wanted)


def _province(head: Member) -> None:
    """Three take turns day and night."""
    people = [one for one in eligible(head.unit) if one.pk != head.pk][:3]
    if people:
        _plan(head, head.unit, "three_eight", [[one] for one in people])


def _below(head: Member) -> None:
    """A regency with one officer has nobody at night; a sector's officer is away in three days."""
    for unit in Unit.objects.filter(path__startswith=head.unit.path).exclude(pk=head.unit_id):
        people = list(eligible(unit).filter(unit=unit))
        if not people:
            continue
        if unit.level == Unit.Level.SECTOR:
            _plan(head, unit, "one_day", [people])
            away = today(unit, clock.now()) + timedelta(days=3)
            note(head, people[0], away, away)
        else:
            _days_only(head, unit, people)
            waits = [min(step.minutes * _SLOWER, 24 * 60) for step in steps()]
            choose(head, unit.pk, Choice(True, None, waits))


def _days_only(head: Member, unit: Unit, people: Sequence[Member]) -> None:
    slots = (Slot("Siang", time(7), 12 * 60),)
    plan(head, unit.pk, Plan(OWN, slots, True, Rotation.SHIFT, today(unit, clock.now()), [people]))


def _office_hours() -> None:
    head = _head("comms_office")
    if head is not None and (people := [one for one in eligible(head.unit) if one.pk != head.pk][:2]):
        _plan(head, head.unit, "office", [[one] for one in people])


def _event_day(head: Member) -> None:
    at = clock.now()
    offered = days.offered(head.unit, at)
    day = offered[0].day if offered else today(head.unit, at) + _AHEAD
    name, kind = (offered[0].name, offered[0].kind) if offered else ("Debat terbuka (contoh)", "")
    event = days.set_day(head, head.unit_id, name, day, kind)
    for item in ("contacts", "power"):
        days.tick(head, event.pk, head.unit_id, item, is_ticked=True)

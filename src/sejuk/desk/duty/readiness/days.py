"""Event days: set by a head for their subtree, ticked unit by unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.duty.models import EventDay, ReadyTick
from sejuk.desk.duty.readiness.checklist import items_for
from sejuk.desk.duty.rostering.zones import today
from sejuk.desk.duty.transitions import PLANS, TICKS
from sejuk.desk.organisation.access import access_unit, accessible_units, require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.stages.current import calendar_of

#: Kinds of stages that units get ready for.
KINDS = ("voting", "quiet_period", "debate", "counting")
_AHEAD = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Offered:
    """A day of the stages' calendar that nobody set yet."""

    name: str
    day: date
    kind: str


def accessible_days(member: Member) -> QuerySet[EventDay]:
    """Days set for units in the member's reach, or for units above the member's own."""
    above = EventDay.objects.annotate(starts=StrIndex(Value(member.unit.path), F("unit__path")))
    found = above.filter(Q(starts=1) | Q(unit__in=accessible_units(member)))
    return found.select_related("unit", "set_by")


def access_day(member: Member, pk: int) -> EventDay:
    """One day."""
    event = accessible_days(member).filter(pk=pk).first()
    if event is None:
        raise Refused(
            _("Hari siaga ini tidak ada di wilayah kerja Anda."), _("Kembali ke daftar kesiapan."), status=404
        )
    return event


def offered(unit: Unit, at: datetime) -> list[Offered]:
    """Days of the coming two months that the stages' calendar has for the unit's territory."""
    first = today(unit, at)
    found = []
    for stage in calendar_of(unit.territory).stages:
        if not stage.counts or stage.kind.code not in KINDS or stage.days.start is None:
            continue
        day = stage.days.start.earliest
        if first <= day <= first + _AHEAD:
            found.append(Offered(str(stage.name)[:120], day, stage.kind.code))
    return sorted(found, key=lambda one: one.day)


@transaction.atomic
def set_day(member: Member, pk: int, name: str, day: date, kind: str = "") -> EventDay:
    """Ask a unit and all below it to get ready; the same day twice is one."""
    unit = access_unit(member, pk, PLANS)
    if day < today(unit, clock.now()):
        raise Refused(_("Hari itu sudah lewat."), _("Pilih hari yang masih akan datang."))
    event, is_new = EventDay.objects.get_or_create(
        unit=unit,
        day=day,
        name=name.strip(),
        defaults={"kind": kind, "set_by": member, "set_at": clock.now()},
    )
    if is_new:
        record(member, "event_day.set", "event_day", event.pk, unit=pk, day=day.isoformat(), kind=kind)
        notify("duty")
    return event


@transaction.atomic
def remove_day(member: Member, pk: int) -> None:
    """Call it off, with its ticks."""
    event = access_day(member, pk)
    require(member, PLANS, event.unit)
    record(member, "event_day.removed", "event_day", pk, unit=event.unit_id, day=event.day.isoformat())
    event.delete()
    notify("duty")


@transaction.atomic
def tick(member: Member, pk: int, unit_pk: int, item: str, *, is_ticked: bool) -> None:
    """Say that an item stands in a unit, or that it does not after all. Twice changes nothing."""
    event = access_day(member, pk)
    unit = access_unit(member, unit_pk, TICKS)
    if not unit.path.startswith(event.unit.path) or item not in {one.code for one in items_for(unit, event)}:
        raise Refused(_("Butir ini bukan untuk unit ini."), _("Muat ulang halamannya."), status=404)
    if is_ticked:
        _one, changed = ReadyTick.objects.get_or_create(
            event=event, unit=unit, item=item, defaults={"by": member, "at": clock.now()}
        )
    else:
        changed = bool(ReadyTick.objects.filter(event=event, unit=unit, item=item).delete()[0])
    if changed:
        record(member, "event_day.ticked", "event_day", pk, unit=unit.pk, item=item, is_ticked=is_ticked)
        notify("duty")

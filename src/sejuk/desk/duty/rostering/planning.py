"""A head makes the roster of a unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.duty.models import Crew, Roster
from sejuk.desk.duty.rostering.generating import clear_from, make
from sejuk.desk.duty.rostering.known import stored
from sejuk.desk.duty.rostering.patterns import Slot, overlap
from sejuk.desk.duty.rostering.zones import midnight, today
from sejuk.desk.duty.transitions import PLANS, SERVES
from sejuk.desk.organisation.access import access_unit
from sejuk.desk.organisation.models import Assignment, Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify

#: Nobody plans a roster further ahead than this.
FURTHEST = timedelta(days=366)
MOST_TEAMS = 12


@dataclass(frozen=True, slots=True)
class Plan:
    """What a head fills in. ``teams``: the members of each, in the order of their turns."""

    pattern: str
    slots: Sequence[Slot]
    on_holidays: bool
    rotation: str
    starts_on: date
    teams: Sequence[Sequence[Member]]


def eligible(unit: Unit) -> QuerySet[Member]:
    """Who can be put on duty in ``unit``: its own people, and those who have a role on it."""
    serving = Assignment.objects.filter(Assignment.counting(clock.now()), role__in=SERVES)
    here = Q(unit=unit) | Q(pk__in=serving.filter(unit=unit).values("member"))
    people = Member.objects.filter(here, pk__in=serving.values("member"))
    return people.filter(is_active=True, user__is_active=True).order_by("name", "pk")


@transaction.atomic
def plan(member: Member, pk: int, wanted: Plan) -> Roster:
    """Make a roster; the one before it ends on the new one's first day. Shifts are made at once."""
    unit = access_unit(member, pk, PLANS)
    Unit.objects.select_for_update().get(pk=pk)
    _check(unit, wanted)
    _end_current(unit, wanted.starts_on)
    roster = Roster.objects.create(
        unit=unit,
        pattern=wanted.pattern,
        slots=stored(wanted.slots),
        on_holidays=wanted.on_holidays,
        rotation=wanted.rotation,
        starts_on=wanted.starts_on,
        made_until=wanted.starts_on,
        planned_by=member,
        planned_at=clock.now(),
    )
    for order, people in enumerate(wanted.teams):
        Crew.objects.create(roster=roster, order=order).members.set(people)
    record(
        member,
        "roster.planned",
        "roster",
        roster.pk,
        unit=unit.pk,
        pattern=wanted.pattern,
        rotation=wanted.rotation,
        starts_on=wanted.starts_on.isoformat(),
        teams=len(wanted.teams),
    )
    make(roster.pk, clock.now())
    notify("duty")
    return roster


@transaction.atomic
def end(member: Member, pk: int) -> None:
    """End the unit's roster: shifts from tomorrow on go. Ending it twice changes nothing."""
    unit = access_unit(member, pk, PLANS)
    Unit.objects.select_for_update().get(pk=pk)
    tomorrow = today(unit, clock.now()) + timedelta(days=1)
    if ended := _end_current(unit, tomorrow):
        record(
            member,
            "roster.ended",
            "roster",
            ended.pk,
            unit=unit.pk,
            ends_on=tomorrow.isoformat(),
        )
        notify("duty")


def current(unit: Unit) -> Roster | None:
    """The unit's roster, or the one that begins next."""
    return Roster.objects.filter(unit=unit, ends_on=None).prefetch_related("crews__members").first()


def _end_current(unit: Unit, day: date) -> Roster | None:
    roster = Roster.objects.select_for_update().filter(unit=unit, ends_on=None).first()
    if roster is not None:
        clear_from(roster, day, midnight(unit, day))
    return roster


def _check(unit: Unit, wanted: Plan) -> None:
    first = today(unit, clock.now())
    if not first <= wanted.starts_on <= first + FURTHEST:
        raise Refused(
            _("Jadwal dimulai paling cepat hari ini dan paling lambat setahun lagi."),
            _("Pilih tanggal mulai yang lain."),
        )
    if not wanted.slots or overlap(wanted.slots):
        raise Refused(
            _("Giliran dalam pola ini bertumpuk, atau belum ada."),
            _("Ubah jam mulai atau lamanya: giliran yang satu harus selesai sebelum yang berikutnya mulai."),
        )
    if not wanted.teams or not all(wanted.teams):
        raise Refused(_("Setiap regu perlu paling sedikit satu orang."), _("Isi regu yang masih kosong."))
    able = set(eligible(unit).values_list("pk", flat=True))
    if any(person.pk not in able for people in wanted.teams for person in people):
        raise Refused(
            _("Ada anggota yang tidak bertugas di unit ini."),
            _("Pilih anggota dari daftar unit ini."),
        )

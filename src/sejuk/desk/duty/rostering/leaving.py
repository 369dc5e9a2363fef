"""Days on which somebody takes no shift. No reason is asked, and there is no place for one."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.duty.access import may_plan, planned_units
from sejuk.desk.duty.models import Leave
from sejuk.desk.duty.rostering.zones import midnight, today
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify

LONGEST = timedelta(days=120)


@transaction.atomic
def note(by: Member, member: Member, first: date, last: date) -> Leave:
    """Note the days: one's own, or a head for somebody of the unit. The same days twice are one."""
    _require(by, member)
    unit = member.unit
    if last < first or last - first > LONGEST:
        raise Refused(
            _("Hari terakhir mendahului hari pertama, atau lebih dari 120 hari sesudahnya."),
            _("Periksa kedua tanggalnya."),
        )
    if last < today(unit, clock.now()):
        raise Refused(_("Hari-hari itu sudah lewat."), _("Pilih hari yang masih akan datang."))
    leave, is_new = Leave.objects.get_or_create(
        member=member,
        first_day=first,
        last_day=last,
        defaults={
            "starts_at": midnight(unit, first),
            "ends_at": midnight(unit, last + timedelta(days=1)),
        },
    )
    if is_new:
        record(by, "leave.noted", "leave", leave.pk, member=member.pk)
        notify("duty")
    return leave


@transaction.atomic
def drop(by: Member, pk: int) -> None:
    """The member is there after all: their shifts count again."""
    leave = access_leave(by, pk)
    record(by, "leave.removed", "leave", pk, member=leave.member_id)
    leave.delete()
    notify("duty")


def accessible_leaves(member: Member) -> QuerySet[Leave]:
    """One's own, and those of units whose roster one makes."""
    own = Leave.objects.filter(member=member)
    return (own | Leave.objects.filter(member__unit__in=planned_units(member))).select_related("member__unit")


def access_leave(member: Member, pk: int) -> Leave:
    """One of them."""
    leave = accessible_leaves(member).filter(pk=pk).first()
    if leave is None:
        raise Refused(
            _("Catatan ini tidak ada, atau bukan untuk Anda."), _("Kembali ke piket Anda."), status=404
        )
    return leave


def _require(by: Member, member: Member) -> None:
    if by.pk != member.pk and not may_plan(by, member.unit):
        raise Refused(
            _("Hari tidak bertugas dicatat oleh yang bersangkutan atau pimpinannya."),
            _("Minta rekan Anda mencatatnya sendiri di halaman piketnya."),
        )

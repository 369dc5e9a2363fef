"""Single changes: who is on one shift, and who takes one that nobody has."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.duty.access import access_shift
from sejuk.desk.duty.models import Shift, Watch
from sejuk.desk.duty.near import at_work
from sejuk.desk.duty.rostering.planning import eligible
from sejuk.desk.duty.transitions import PLANS
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify


@transaction.atomic
def put(member: Member, pk: int, people: Iterable[Member]) -> Shift:
    """Let exactly these be on the shift. The same again changes nothing."""
    access_shift(member, pk, PLANS)
    shift = _locked(pk)
    wanted = {one.pk for one in people}
    able = set(eligible(shift.unit).values_list("pk", flat=True))
    has = set(shift.watches.values_list("member", flat=True))
    if not wanted - has <= able:
        raise Refused(
            _("Ada anggota yang tidak bertugas di unit ini."),
            _("Pilih anggota dari daftar unit ini."),
        )
    _change(member, shift, added=wanted - has, removed=has - wanted)
    return shift


@transaction.atomic
def cover(member: Member, pk: int) -> Shift:
    """Take a shift that nobody has: a member of the unit, for themself."""
    access_shift(member, pk)
    shift = _locked(pk)
    if at_work().filter(shift=shift, member=member).exists():
        return shift
    if at_work().filter(shift=shift).exists():
        raise Refused(
            _("Giliran ini sudah ada petugasnya."),
            _("Bila ingin menggantikan rekan, ajukan tukar piket."),
            status=409,
        )
    if not eligible(shift.unit).filter(pk=member.pk).exists():
        raise Refused(
            _("Giliran ini milik unit lain."), _("Hanya anggota unitnya yang dapat mengisi giliran kosong.")
        )
    if shift.watches.filter(member=member).exists():
        raise Refused(
            _("Anda tercatat tidak bertugas pada hari itu."),
            _("Hapus dulu hari tidak bertugas Anda di halaman piket saya."),
        )
    _change(member, shift, added={member.pk}, removed=set())
    return shift


@transaction.atomic
def remove(member: Member, pk: int) -> None:
    """Take a shift off the roster that has not begun."""
    access_shift(member, pk, PLANS)
    shift = _locked(pk)
    record(member, "shift.removed", "shift", pk, unit=shift.unit_id)
    shift.delete()
    notify("duty")


def _locked(pk: int) -> Shift:
    shift = Shift.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)
    if shift.ends_at <= clock.now():
        raise Refused(
            _("Giliran ini sudah selesai, jadi tidak diubah lagi."),
            _("Ubah giliran yang masih akan datang."),
            status=409,
        )
    return shift


def _change(by: Member, shift: Shift, *, added: set[int], removed: set[int]) -> None:
    if not (added or removed):
        return
    shift.watches.filter(member__in=removed).delete()
    Watch.objects.bulk_create(Watch(shift=shift, member_id=one) for one in sorted(added))
    record(
        by,
        "shift.changed",
        "shift",
        shift.pk,
        unit=shift.unit_id,
        added=", ".join(map(str, sorted(added))),
        removed=", ".join(map(str, sorted(removed))),
    )
    notify("duty")

"""The doors of this room. Partners and broadcasts belong to the unit that asked or wrote."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.network.models import (
    Broadcast,
    BroadcastState,
    OfficialAccount,
    Partner,
    PressQuestion,
    QuestionState,
)
from sejuk.desk.network.transitions import ANSWERS, APPROVES, KEEPS, READS, REGISTERS
from sejuk.desk.organisation.access import accessible_units, may_anywhere
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused


def accessible_partners(member: Member) -> QuerySet[Partner]:
    """Partners and proposals of the member's units. There is no search over them, and no export."""
    units = accessible_units(member, KEEPS)
    return Partner.objects.filter(unit__in=units).select_related("unit", "territory")


def access_partner(member: Member, pk: int) -> Partner:
    """One partner, in the member's reach."""
    found = accessible_partners(member).filter(pk=pk).first()
    if found is None:
        raise Refused(
            _("Mitra ini tidak ada di wilayah kerja Anda."), _("Kembali ke daftar mitra."), status=404
        )
    return found


def accessible_broadcasts(member: Member) -> QuerySet[Broadcast]:
    """Broadcasts of the member's units; to approvers of other institutions, those that need just them."""
    seen = Q(unit__in=accessible_units(member, READS))
    if may_anywhere(member, APPROVES):
        others = Q(about_process=True, is_training=False) & ~Q(author_institution=member.institution_id)
        seen |= others & ~Q(state__in=[BroadcastState.DRAFT, BroadcastState.WITHDRAWN])
    return Broadcast.objects.filter(seen).select_related("unit", "territory", "author", "approver", "case")


def access_broadcast(member: Member, pk: int, *, lock: bool = False) -> Broadcast:
    """One broadcast; with ``lock``, held until the transaction ends."""
    rows = accessible_broadcasts(member)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Refused(
            _("Siaran ini tidak ada di wilayah kerja Anda."), _("Kembali ke daftar siaran."), status=404
        )
    return found


def accessible_questions(member: Member) -> QuerySet[PressQuestion]:
    """What the press asked the member's units."""
    units = accessible_units(member, ANSWERS)
    return PressQuestion.objects.filter(unit__in=units).select_related("unit", "broadcast", "owner")


def access_question(member: Member, pk: int, *, lock: bool = False) -> PressQuestion:
    """One question; with ``lock``, held until the transaction ends."""
    rows = accessible_questions(member)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Refused(
            _("Pertanyaan ini tidak ada di wilayah kerja Anda."),
            _("Kembali ke daftar pertanyaan pers."),
            status=404,
        )
    return found


def waiting_questions(member: Member) -> int:
    """How many wait for an answer, for the navigation."""
    return accessible_questions(member).filter(state=QuestionState.RECEIVED).count()


def accessible_accounts(member: Member) -> QuerySet[OfficialAccount]:
    """Accounts that the member's units registered."""
    units = accessible_units(member, REGISTERS)
    return OfficialAccount.objects.filter(unit__in=units).select_related("institution", "unit")


def access_account(member: Member, pk: int, *, lock: bool = False) -> OfficialAccount:
    """One account, in the member's reach; with ``lock``, held until the transaction ends."""
    rows = accessible_accounts(member)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Refused(
            _("Akun ini tidak ada di wilayah kerja Anda."), _("Kembali ke daftar akun."), status=404
        )
    return found

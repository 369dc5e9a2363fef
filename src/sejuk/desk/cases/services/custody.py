"""Hand a case on: up, down, or aside. The case itself moves; the sender keeps sight of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import may_on_case
from sejuk.desk.cases.clocks import follow
from sejuk.desk.cases.models import Case, Holding, Lease
from sejuk.desk.cases.services.moving import locked, tell
from sejuk.desk.cases.telling.owing import owe_holder
from sejuk.desk.cases.transitions import DECIDES, SORTS
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.engine import mask_mentions

#: Who hands a case on, with a role on the unit that has it or on one above.
HANDS_ON = SORTS | DECIDES

_Why = Holding.Why
#: What the story says.
_VERBS: dict[str, str] = {
    _Why.ESCALATED: "escalate",
    _Why.ESCALATED_BY_CLOCK: "escalate_by_clock",
    _Why.DELEGATED: "delegate",
    _Why.HANDED_OVER: "hand_over",
}


def may_hand_on(member: Member, case: Case) -> bool:
    """Whether the member may give the case to another unit now."""
    return case.is_open and may_on_case(member, case, HANDS_ON)


def below(unit: Unit) -> QuerySet[Unit]:
    """Units below ``unit``."""
    return unit.subtree().exclude(pk=unit.pk)


def beside(unit: Unit) -> QuerySet[Unit]:
    """Units of the same institution that are neither above nor below, its sisters first."""
    line = Q(pk__in=unit.above().values("pk")) | Q(path__startswith=unit.path)
    return Unit.objects.filter(institution=unit.institution_id).exclude(line)


def escalate(member: Member, pk: int, unit: int, reason: str) -> Case:
    """Give the case to a unit above."""
    return _hand_on(member, pk, unit, reason, _Why.ESCALATED, Unit.above)


def delegate(member: Member, pk: int, unit: int, reason: str) -> Case:
    """Give the case to a unit below."""
    return _hand_on(member, pk, unit, reason, _Why.DELEGATED, below)


def hand_over(member: Member, pk: int, unit: int, reason: str) -> Case:
    """Give the case to another unit of the institution, neither above nor below."""
    return _hand_on(member, pk, unit, reason, _Why.HANDED_OVER, beside)


@transaction.atomic
def _hand_on(
    member: Member, pk: int, unit: int, reason: str, why: str, where: Callable[[Unit], QuerySet[Unit]]
) -> Case:
    case = locked(member, pk)
    if case.unit_id == unit:  # a second click: it is there already
        return case
    require(member, HANDS_ON, case.unit)
    if not reason.strip():
        raise Refused(
            _("Alasannya belum diisi."), _("Tulis alasannya dengan kata-kata Anda sendiri."), status=422
        )
    if not case.is_open:
        raise Refused(
            _("Kasus ini sudah selesai, jadi tidak berpindah lagi."),
            _("Buka kembali kasusnya lebih dahulu bila masih ada yang harus dikerjakan."),
            status=409,
        )
    holder = where(case.unit).filter(pk=unit).first()
    if holder is None:
        raise Refused(
            _("Kasus ini tidak dapat dipindahkan ke unit itu."),
            _("Muat ulang halamannya dan pilih salah satu unit dari daftar."),
            status=409,
        )
    return move(case, holder, why, clock.now(), member, reason.strip())


def move(
    case: Case, holder: Unit, why: str, at: datetime, member: Member | None = None, reason: str = ""
) -> Case:
    """Give a locked case to ``holder``: holdings, story, chain, clock and live pages in one transaction."""
    sender = case.unit
    case.holdings.filter(until=None).update(until=at)
    Holding.objects.create(case=case, unit=holder, why=why, since=at, by=member, reason=mask_mentions(reason))
    case.unit = holder
    case.save(update_fields=["unit"])
    Lease.objects.filter(case=case).delete()
    tell(case, member, at, _VERBS[why], reason=reason)
    if why != _Why.ESCALATED_BY_CLOCK:
        owe_holder(case, member)
        record(member, "case.held", "case", case.pk, why=why, sender=sender.pk, holder=holder.pk)
    follow(case, at)
    notify("cases")
    return case

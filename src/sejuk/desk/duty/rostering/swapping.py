"""Swaps: one asks, the other agrees, a head may refuse until the first of the two shifts begins."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Least
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.duty.access import access_swap, may_plan
from sejuk.desk.duty.models import Swap, SwapState, Watch
from sejuk.desk.duty.near import at_work
from sejuk.desk.duty.transitions import SWAP_TRANSITIONS
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import find, transition


def offered(watch: Watch) -> QuerySet[Watch]:
    """Shifts of colleagues in the same unit that the member of ``watch`` can ask for."""
    others = at_work().filter(shift__unit=watch.shift.unit_id, shift__starts_at__gt=clock.now())
    return (
        others.exclude(member=watch.member_id)
        .exclude(shift__watches__member=watch.member_id)
        .exclude(member__watches__shift=watch.shift_id)
        .select_related("shift__unit", "member")
        .order_by("shift__starts_at", "member__name")
    )


@transaction.atomic
def ask(member: Member, give: int, take: int) -> Swap:
    """Ask a colleague for their shift against one's own; asking the same twice changes nothing."""
    mine = at_work().select_related("shift__unit").filter(pk=give, member=member).first()
    if mine is None or mine.shift.starts_at <= clock.now():
        raise Refused(
            _("Hanya giliran Anda sendiri yang belum mulai yang dapat ditukar."),
            _("Kembali ke piket Anda dan pilih giliran yang akan datang."),
        )
    Watch.objects.select_for_update().get(pk=give)
    theirs = offered(mine).filter(pk=take).first()
    if theirs is None:
        raise Refused(
            _("Giliran itu tidak dapat ditukar dengan giliran Anda."),
            _("Pilih salah satu giliran dari daftar."),
        )
    swap, is_new = Swap.objects.get_or_create(
        give=mine,
        state=SwapState.ASKED,
        defaults={"take": theirs, "asked_by": member, "other": theirs.member, "asked_at": clock.now()},
    )
    if not is_new and swap.take_id != theirs.pk:
        raise Refused(
            _("Untuk giliran ini Anda sudah mengajukan tukar kepada rekan lain."),
            _("Tarik dulu permintaan itu, lalu ajukan lagi."),
            status=409,
        )
    if is_new:
        record(member, "swap.moved", "swap", swap.pk, verb="ask", start="", end=swap.state)
        notify("duty")
    return swap


@transaction.atomic
def answer(member: Member, pk: int, verb: str) -> Swap:
    """Agree, decline, withdraw or refuse. The same answer twice changes nothing."""
    access_swap(member, pk)
    rows = Swap.objects.select_for_update(of=("self", "give", "take"))
    swap = rows.select_related("give__shift__unit", "take__shift__unit").get(pk=pk)
    before = find(SWAP_TRANSITIONS, verb, SwapState.ASKED)
    if before is not None and swap.state == before.end:
        return swap
    way = transition(SWAP_TRANSITIONS, verb, swap.state)
    _require(member, swap, verb)
    if begins_at(swap) <= clock.now():
        raise Refused(
            _("Salah satu gilirannya sudah mulai."),
            _("Minta pimpinan mengganti petugasnya di jadwal unit."),
            status=409,
        )
    start, swap.state, swap.settled_at = swap.state, way.end, clock.now()
    if verb == "agree" or start == SwapState.AGREED:
        _exchange(swap)
    swap.save(update_fields=["state", "settled_at"])
    record(member, "swap.moved", "swap", pk, verb=verb, start=start, end=swap.state)
    notify("duty")
    return swap


def verbs_for(member: Member, swap: Swap, at: datetime) -> list[str]:
    """What the member can do with the swap now."""
    if begins_at(swap) <= at:
        return []
    ways = [way.verb for way in SWAP_TRANSITIONS if way.start == swap.state and way.roles]
    return [verb for verb in ways if _may(member, swap, verb)]


def lapse(at: datetime) -> int:
    """End requests that nobody answered before the first shift began."""
    waiting = Swap.objects.filter(state=SwapState.ASKED).annotate(
        begins=Least(F("give__shift__starts_at"), F("take__shift__starts_at"))
    )
    overdue = list(waiting.filter(begins__lte=at).values_list("pk", flat=True))
    return sum(_lapse(pk, at) for pk in overdue)


@transaction.atomic
def _lapse(pk: int, at: datetime) -> bool:
    rows = Swap.objects.select_for_update(skip_locked=True)
    swap = rows.filter(pk=pk, state=SwapState.ASKED).first()
    if swap is None:  # answered, or another worker has it
        return False
    start, swap.state = swap.state, transition(SWAP_TRANSITIONS, "lapse", swap.state).end
    swap.settled_at = at
    swap.save(update_fields=["state", "settled_at"])
    record(None, "swap.moved", "swap", pk, verb="lapse", start=start, end=swap.state)
    notify("duty")
    return True


def begins_at(swap: Swap) -> datetime:
    """When the first of the two shifts begins."""
    return min(swap.give.shift.starts_at, swap.take.shift.starts_at)


def _exchange(swap: Swap) -> None:
    """Let the two members change places, there or back."""
    give, take = swap.give, swap.take
    taken = Watch.objects.filter(
        Q(shift=give.shift, member=take.member_id) | Q(shift=take.shift, member=give.member_id)
    )
    changed = {give.member_id, take.member_id} != {swap.asked_by_id, swap.other_id}
    if changed or taken.exists():
        raise Refused(
            _("Jadwalnya sudah berubah sehingga tukar ini tidak dapat dijalankan."),
            _("Lihat jadwal unit, lalu ajukan tukar yang baru."),
            status=409,
        )
    give.member_id, take.member_id = take.member_id, give.member_id
    give.save(update_fields=["member"])
    take.save(update_fields=["member"])


def _may(member: Member, swap: Swap, verb: str) -> bool:
    if verb == "refuse":
        return may_plan(member, swap.give.shift.unit) or may_plan(member, swap.take.shift.unit)
    return member.pk == (swap.asked_by_id if verb == "withdraw" else swap.other_id)


def _require(member: Member, swap: Swap, verb: str) -> None:
    if not _may(member, swap, verb):
        raise Refused(
            _("Anda tidak dapat menjawab tukar piket ini."),
            _("Rekan yang diminta yang menjawab; pimpinan dapat menolak; yang meminta dapat menarik."),
        )

"""Moves subscriptions from state to state: the only code that writes ``Subscription.state`` (G16)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.audit.actions import Value
from sejuk.desk.factchecks.access import access_subscription
from sejuk.desk.factchecks.models import Subscription, SubscriptionState
from sejuk.desk.factchecks.transitions import SUBSCRIPTION_TRANSITIONS
from sejuk.desk.listening.services.states import LONGEST_REASON, WAIT, others_joined
from sejuk.desk.listening.transitions import ASKS, Who
from sejuk.desk.organisation.access import accessible_units, may, may_anywhere, require_anywhere
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import Transition, find, transition

_ACTIONS = {
    "approve": "subscription.approved",
    "start_alone": "subscription.started",
    "refuse": "subscription.refused",
    "pause": "subscription.paused",
    "resume": "subscription.resumed",
    "end": "subscription.ended",
    "end_on_date": "subscription.ended",
}


def asking_unit(member: Member) -> Unit:
    """The unit for which the member proposes subscriptions."""
    require_anywhere(member, ASKS)
    if may(member, ASKS, member.unit):
        return member.unit
    return accessible_units(member, ASKS).order_by("path")[0]


def propose(member: Member, said: Mapping[str, Any], client_id: UUID) -> Subscription:
    """Propose a subscription; the same form sent twice is one, and so is the same address."""
    unit = asking_unit(member)
    at = clock.now()
    alone = not others_joined(member.institution)
    values = {
        **said,
        "unit": unit,
        "institution": unit.institution,
        "requested_by": member,
        "requested_at": at,
        "waits_until": at + WAIT if alone else None,
    }
    try:
        with transaction.atomic():
            row, is_new = Subscription.objects.get_or_create(client_id=client_id, defaults=values)
            if is_new:
                ends = str(row.ends_on)
                record(
                    member, "subscription.proposed", "subscription", row.pk,
                    kind=row.kind, ends_on=ends, alone=alone,
                )  # fmt: skip
                notify("factchecks")
    except IntegrityError as error:
        raise Refused(
            _("Alamat ini sudah diusulkan atau sudah dilanggan."), _("Buka daftar langganan."), status=409
        ) from error
    return row


def move(member: Member, pk: int, verb: str, reason: str = "") -> Subscription:
    """Do what the table allows the member to do with a subscription."""
    return _move(access_subscription(member, pk), verb, member, reason.strip())


def may_move(member: Member, row: Subscription, verb: str) -> bool:
    """Whether the table and the member's roles allow ``verb`` now; times are checked when it is done."""
    way = find(SUBSCRIPTION_TRANSITIONS, verb, row.state)
    return way is not None and _allowed(way, member, row)


def verbs_for(member: Member, row: Subscription) -> list[Transition]:
    """What the member may do with it now."""
    return [
        way
        for way in SUBSCRIPTION_TRANSITIONS
        if way.start == row.state and way.roles and _allowed(way, member, row)
    ]


def end_over(at: datetime) -> int:
    """End what has reached its end date; give how many."""
    still = [SubscriptionState.PROPOSED, SubscriptionState.ACTIVE, SubscriptionState.PAUSED]
    over = list(Subscription.objects.filter(state__in=still, ends_on__lt=at.date()))
    for row in over:
        _move(row, "end_on_date", None, "")
    return len(over)


@transaction.atomic
def _move(row: Subscription, verb: str, member: Member | None, reason: str) -> Subscription:
    related = Subscription.objects.select_related("unit", "institution")
    fresh = related.select_for_update(of=("self",)).get(pk=row.pk)
    way = transition(SUBSCRIPTION_TRANSITIONS, verb, fresh.state)
    at = clock.now()
    _check(way, member, fresh, reason)
    detail = _fill(way, member, fresh, at)
    if way.needs_reason:
        detail["reason"] = reason[:200]
    fresh.state, fresh.state_at, fresh.state_reason = way.end, at, reason
    fresh.save()
    record(member, _ACTIONS[verb], "subscription", fresh.pk, **detail)
    notify("factchecks")
    return fresh


def _check(way: Transition, member: Member | None, row: Subscription, reason: str) -> None:
    if member is not None and not _allowed(way, member, row):
        advice = (
            _("Minta penyetuju atau administrator dari lembaga lain.")
            if way.who == Who.OTHER
            else _("Minta rekan yang berperan di unit pengusulnya.")
        )
        raise Refused(_("Langkah ini bukan bagian dari peran Anda untuk langganan ini."), advice)
    if way.needs_reason and not 3 <= len(reason) <= LONGEST_REASON:
        raise Refused(
            _("Alasannya belum diisi."), _("Tuliskan alasannya, paling banyak 400 huruf."), status=422
        )


def _fill(way: Transition, member: Member | None, row: Subscription, at: datetime) -> dict[str, Value]:
    if way.end == SubscriptionState.ACTIVE and row.ends_on < at.date():
        raise Refused(
            _("Tanggal akhir langganan ini sudah lewat."), _("Usulkan yang baru dengan tanggal akhir baru.")
        )
    if way.verb == "approve" and member is not None:
        row.approved_by, row.approved_by_institution, row.activated_at = member, member.institution, at
        return {"institution": member.institution_id}
    if way.verb == "start_alone":
        _may_start_alone(row, at)
        row.activated_at = at
    return {"by_date": way.verb == "end_on_date"} if way.end == SubscriptionState.ENDED else {}


def _may_start_alone(row: Subscription, at: datetime) -> None:
    if others_joined(row.institution):
        raise Refused(
            _("Ada lembaga lain yang sudah bergabung, jadi langganan ini perlu persetujuannya."),
            _("Minta penyetuju dari lembaga itu membuka halaman ini."),
        )
    if row.waits_until is None or at < row.waits_until:
        raise Refused(
            _("Masa tunggu langganan ini belum lewat."), _("Mulai sesudah waktu yang tertulis di halamannya.")
        )


def _allowed(way: Transition, member: Member, row: Subscription) -> bool:
    own = member.institution_id == row.institution_id and may(member, way.roles, row.unit)
    other = (
        member.institution_id != row.institution_id
        and member.institution.joined_at is not None
        and may_anywhere(member, way.roles)
    )
    return {Who.OWN: own, Who.OTHER: other, Who.ANY: own or other, Who.SYSTEM: False}[Who(way.who)]

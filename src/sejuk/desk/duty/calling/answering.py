"""A person answers a call: one click, once."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.duty.calling.ticking import close, digest
from sejuk.desk.duty.models import Call, CallState, Ring
from sejuk.desk.narratives.access import accessible_alerts
from sejuk.desk.narratives.models import AlertState
from sejuk.desk.narratives.services import acknowledge
from sejuk.desk.narratives.transitions import TENDS
from sejuk.desk.organisation.access import accessible_units
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused

_OPEN = (CallState.RINGING, CallState.UNANSWERED)


def accessible_calls(member: Member) -> QuerySet[Call]:
    """Calls in which the member was called, and those of units whose alerts they answer."""
    rung = Ring.objects.filter(step__call=OuterRef("pk"), member=member)
    units = accessible_units(member, TENDS)
    found = Call.objects.filter(Q(Exists(rung)) | Q(unit__in=units))
    return found.select_related("unit", "answered_by", "alert")


def access_call(member: Member, pk: int) -> Call:
    """One call."""
    call = accessible_calls(member).filter(pk=pk).first()
    if call is None:
        raise Refused(
            _("Panggilan ini tidak ditujukan kepada Anda."),
            _("Lihat peringatan unit Anda di menu Peringatan."),
            status=404,
        )
    return call


def by_link(member: Member, token: str) -> Call:
    """The call that a link in the member's own mail leads to; somebody else's link leads nowhere."""
    ring = Ring.objects.filter(token_digest=digest(token), member=member).select_related("step").first()
    if ring is None:
        raise Refused(
            _("Tautan ini bukan untuk akun Anda, atau sudah tidak berlaku."),
            _("Masuk dengan akun yang menerima pesannya, atau buka menu Peringatan."),
            status=404,
        )
    return access_call(member, ring.step.call_id)


def ringing(member: Member) -> list[Call]:
    """Calls that ring for the member now; one query."""
    rung = Ring.objects.filter(step__call=OuterRef("pk"), member=member)
    return list(Call.objects.filter(Exists(rung), state__in=_OPEN).select_related("unit")[:5])


@transaction.atomic
def answer(member: Member, pk: int) -> Call:
    """Take the alert on. Whoever comes second is told who was first, and nothing changes."""
    access_call(member, pk)
    call = Call.objects.select_for_update(of=("self",)).select_related("unit", "alert").get(pk=pk)
    if call.state == CallState.ANSWERED:
        return call
    close(call, "answer", member, clock.now())
    # Not every deputy answers alerts, and what became small is in no list any more (G17).
    open_alerts = accessible_alerts(member, TENDS).filter(pk=call.alert_id, state=AlertState.NEW)
    if open_alerts.exists():
        acknowledge(member, call.alert_id)
    return call

"""One example of everything in duty that has an address of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sejuk.desk import clock
from sejuk.desk.duty.calling.ticking import digest
from sejuk.desk.duty.models import Call, CallStep, Leave, Ring, Shift
from sejuk.desk.duty.readiness.days import set_day
from sejuk.desk.duty.rostering import feeding
from sejuk.desk.duty.rostering.leaving import note
from sejuk.desk.duty.rostering.swapping import ask
from sejuk.desk.duty.rostering.zones import today
from sejuk.desk.organisation.models import Role
from tests.desk.duty.calling.given import raise_alert
from tests.desk.duty.given import DutyDesk
from tests.desk.office import Desk

#: What the duty officer of the Polda found in a mail.
_TOKEN = "panggilan-contoh"


def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters."""
    polda = DutyDesk(desk, desk.polda)
    one, two = desk.member(Role.DUTY_OFFICER), desk.member(Role.VERIFIER)
    polda.plan(teams=[[one], [two]])
    given = polda.upcoming(one)
    swap = ask(one, given.pk, polda.upcoming(two).pk)
    unit, empty = {"pk": desk.polda.pk}, {"pk": _empty(polda).pk}
    current = {"pk": polda.shifts()[0].pk}
    day = today(desk.polda, clock.now()) + timedelta(days=9)
    event = set_day(polda.head, desk.polda.pk, "Hari pemungutan suara", day)
    call = {"pk": _call(polda).pk}
    return {
        **{f"duty:{name}": unit for name in ("roster", "plan", "roster_end", "leave_for", "chain", "bring")},
        **{f"duty:swap_{verb}": {"pk": swap.pk} for verb in ("agree", "decline", "withdraw", "refuse")},
        "duty:swap": {"pk": given.pk},
        **{f"duty:{name}": empty for name in ("shift", "cover", "shift_remove")},
        "duty:leave_drop": {"pk": _leave(polda).pk},
        **{f"duty:{name}": current for name in ("hand_over", "hand_over_write", "take")},
        **{f"duty:{name}": {"pk": event.pk} for name in ("ready_day", "ready_remove")},
        "duty:ready_tick": {"pk": event.pk, "unit": desk.polda.pk},
        **{f"duty:{name}": call for name in ("call", "answer")},
        "duty:answer_link": {"token": _TOKEN},
        "duty:calendar": {"token": feeding.make(one)},
    }


def _empty(polda: DutyDesk) -> Shift:
    start = clock.now() + timedelta(days=50)
    return Shift.objects.create(
        unit=polda.unit, name="Kosong", starts_at=start, ends_at=start + timedelta(hours=8)
    )


def _leave(polda: DutyDesk) -> Leave:
    member = polda.desk.member(Role.DUTY_OFFICER)
    day = today(polda.unit, clock.now()) + timedelta(days=300)
    return note(member, member, day, day)


def _call(polda: DutyDesk) -> Call:
    """A call that rings for the duty officer."""
    at = clock.now()
    found, is_new = Call.objects.get_or_create(
        unit=polda.unit, defaults={"alert": raise_alert(polda), "next_at": at, "started_at": at, "step": 0}
    )
    if is_new:
        step = CallStep.objects.create(call=found, number=0, who="on_duty", made_at=at)
        Ring.objects.create(
            step=step, member=polda.desk.member(Role.DUTY_OFFICER), token_digest=digest(_TOKEN)
        )
    return found

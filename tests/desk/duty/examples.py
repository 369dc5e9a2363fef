"""One example of everything in duty that has an address of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sejuk.desk import clock
from sejuk.desk.duty.models import Leave, Shift
from sejuk.desk.duty.rostering import feeding
from sejuk.desk.duty.rostering.leaving import note
from sejuk.desk.duty.rostering.swapping import ask
from sejuk.desk.duty.rostering.zones import today
from sejuk.desk.organisation.models import Role
from tests.desk.duty.given import DutyDesk
from tests.desk.office import Desk


def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters."""
    polda = DutyDesk(desk, desk.polda)
    one, two = desk.member(Role.DUTY_OFFICER), desk.member(Role.VERIFIER)
    polda.plan(teams=[[one], [two]])
    given = polda.upcoming(one)
    swap = ask(one, given.pk, polda.upcoming(two).pk)
    unit, empty = {"pk": desk.polda.pk}, {"pk": _empty(polda).pk}
    return {
        **{f"duty:{name}": unit for name in ("roster", "plan", "roster_end", "leave_for")},
        **{f"duty:swap_{verb}": {"pk": swap.pk} for verb in ("agree", "decline", "withdraw", "refuse")},
        "duty:swap": {"pk": given.pk},
        **{f"duty:{name}": empty for name in ("shift", "cover", "shift_remove")},
        "duty:leave_drop": {"pk": _leave(polda).pk},
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

"""One example of everything in stages that has an address of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

from sejuk.desk.organisation.models import Role
from tests.desk.office import Desk
from tests.desk.stages.given import election, planned

POLLING = date(2029, 6, 9)


def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters."""
    made = election(desk).whole(POLLING)
    proposal = made.stage("debate", date(2029, 5, 20), by=desk.member(Role.EDITOR))
    cycle = {"cycle": made.cycle.code}
    stage = cycle | {"stage": "voting"}
    item = planned(desk, made)
    pieces = ("item", "change", "make", "finish", "rework", "use", "drop")
    return {
        "stages:cycle": cycle,
        "stages:stage": stage,
        "stages:feed": cycle | {"code": desk.province.code},
        "stages:add_stage": cycle,
        "stages:move_stage": stage,
        "stages:confirm": {"pk": proposal.pk},
        "stages:refuse": {"pk": proposal.pk},
        "stages:plan_suggest": stage,
        **{f"stages:plan_{name}": {"pk": item.pk} for name in pieces},
    }

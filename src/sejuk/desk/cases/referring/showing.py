"""What this part puts on a case's page."""

from __future__ import annotations

from typing import Any

from sejuk.desk import clock
from sejuk.desk.cases.access import may_on_case
from sejuk.desk.cases.models import Case, VerdictState
from sejuk.desk.cases.referring.access import AFTER_VERDICT, REFERS
from sejuk.desk.cases.referring.exporting import EXPORTS
from sejuk.desk.organisation.access import MemberRequest


def part(request: MemberRequest, case: Case) -> dict[str, Any]:
    """Letters with their deadlines, export, and the way to the emergency numbers."""
    confirmed = case.verdicts.filter(state=VerdictState.CONFIRMED, is_training=False).exists()
    after = case.state in AFTER_VERDICT and confirmed
    return {
        "referrals": list(case.referrals.order_by("pk")),
        "may_refer": after and may_on_case(request.member, case, REFERS),
        "may_export": confirmed and may_on_case(request.member, case, EXPORTS),
        "referrals_at": clock.now(),
    }

"""What this part puts on a case's page."""

from __future__ import annotations

from typing import Any

from sejuk.desk.cases.access import may_on_case
from sejuk.desk.cases.models import Case
from sejuk.desk.cases.transitions import VERIFIES
from sejuk.desk.cases.verification.access import GATHERS
from sejuk.desk.cases.verification.records import offered
from sejuk.desk.cases.verification.similar import offers
from sejuk.desk.organisation.access import MemberRequest


def part(request: MemberRequest, case: Case) -> dict[str, Any]:
    """Steps with their questions."""
    gathers = _gathers(request, case)
    steps = case.steps.select_related("by__institution", "institution", "answered_by__institution")
    return {
        "steps": list(steps.prefetch_related("changes__by", "evidence")),
        "may_verify": gathers,
        "records_called": [record for record, calls in offered(case) if calls] if gathers else [],
    }


def similar_part(request: MemberRequest, case: Case) -> dict[str, Any]:
    """Similar earlier verdicts, while sources are gathered."""
    found = offers(request.member, case) if case.state in GATHERS else []
    return {"similar": found, "may_take_over": bool(found) and _gathers(request, case)}


def _gathers(request: MemberRequest, case: Case) -> bool:
    return case.state in GATHERS and may_on_case(request.member, case, VERIFIES)

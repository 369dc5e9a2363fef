"""What this part puts on a case's page."""

from __future__ import annotations

from typing import Any

from sejuk.desk.cases.access import may_on_case
from sejuk.desk.cases.models import Case
from sejuk.desk.cases.transitions import VERIFIES
from sejuk.desk.cases.verification.access import GATHERS
from sejuk.desk.cases.verification.records import offered
from sejuk.desk.cases.verification.similar import known_factchecks, offers
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
    """Similar earlier verdicts and known fact-checks, while sources are gathered."""
    if case.state not in GATHERS:
        return {"similar": [], "known": []}
    found = offers(request.member, case)
    known = known_factchecks(case, found)
    takes = bool(found or known) and _gathers(request, case)
    return {"similar": found, "known": known, "may_take_over": takes}


def _gathers(request: MemberRequest, case: Case) -> bool:
    return case.state in GATHERS and may_on_case(request.member, case, VERIFIES)

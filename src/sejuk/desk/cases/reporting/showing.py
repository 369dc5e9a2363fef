"""A case's reports, for its page: ``cases/parts/reports.html``."""

from __future__ import annotations

from typing import Any

from sejuk.desk.cases.access import may_on_case
from sejuk.desk.cases.models import Case, ReportState
from sejuk.desk.cases.reporting.access import accessible_reports
from sejuk.desk.cases.transitions import SORTS
from sejuk.desk.organisation.access import MemberRequest


def part(request: MemberRequest, case: Case) -> dict[str, Any]:
    """Reports of the case that the member may read; how many wait for an answer."""
    found = list(accessible_reports(request.member).filter(case=case).order_by("received_at"))
    waiting = [one for one in found if one.state == ReportState.IN_CASE]
    return {
        "reports": found,
        "reports_waiting": len(waiting),
        "may_answer_reports": bool(waiting) and may_on_case(request.member, case, SORTS),
    }

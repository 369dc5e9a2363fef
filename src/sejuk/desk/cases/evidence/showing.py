"""What this part puts on a case's page: which evidence there is, never what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sejuk.desk.cases.access import may_on_case
from sejuk.desk.cases.evidence.access import SEES
from sejuk.desk.cases.evidence.words import error_words
from sejuk.desk.cases.models import Case, Evidence
from sejuk.desk.cases.transitions import SORTS
from sejuk.desk.organisation.access import MemberRequest, may_anywhere


@dataclass(frozen=True, slots=True)
class Line:
    """One capture and, where it failed, why and what to do."""

    evidence: Evidence
    error: str


def part(request: MemberRequest, case: Case) -> dict[str, Any]:
    """The list of captures; the manifest stays out, because it has the page's title."""
    rows = case.evidence.select_related("asked_by").defer("manifest")
    return {
        "evidence_lines": [Line(row, error_words(row.error)) for row in rows],
        "may_add_evidence": case.is_open and may_on_case(request.member, case, SORTS),
        "may_read_evidence": may_anywhere(request.member, SEES),
    }

"""What this room puts on the page of a case: its texts, and the way to write one."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists

from sejuk.desk.cases.models import Case, VerdictState
from sejuk.desk.organisation.access import MemberRequest, may_anywhere
from sejuk.desk.organisation.models import Member
from sejuk.desk.responses.access import accessible_responses, newest_of
from sejuk.desk.responses.transitions import WRITES

#: Decisions that lead to a text, and its kind.
LEADS_TO = {"clarify": "clarification", "prebunk": "prebunk"}


def part(request: MemberRequest, case: Case) -> dict[str, Any]:
    """Texts about the case, and the decision that asks for one."""
    member = request.member
    texts = newest_of(accessible_responses(member).filter(case=case))
    open_ones = case.decisions.filter(kind__in=LEADS_TO, reported_at__isnull=True)
    decision = open_ones.order_by("pk").first()
    return {
        "texts": texts,
        "may_write_text": may_anywhere(member, WRITES) and _has_something_to_tell(member, case),
        "text_decision": decision,
        "text_kind": LEADS_TO[decision.kind] if decision else "clarification",
    }


def _has_something_to_tell(member: Member, case: Case) -> bool:
    """Whether a verdict stands, and the member's institution is not the accused one (G14)."""
    accused = case.accused.filter(pk=member.institution_id)
    return case.verdicts.filter(~Exists(accused), state=VerdictState.CONFIRMED).exists()

"""What the public asked for about a case, for its page: ``cases/parts/appeals.html``."""

from __future__ import annotations

from typing import Any

from sejuk.desk import clock
from sejuk.desk.cases.appealing.access import accessible_appeals
from sejuk.desk.cases.models import Case
from sejuk.desk.organisation.access import MemberRequest


def part(request: MemberRequest, case: Case) -> dict[str, Any]:
    """Requests about the case that the member may see, the one due first on top."""
    found = accessible_appeals(request.member).filter(case=case)
    return {"appeals": list(found.order_by("due_at", "pk")), "appeals_now": clock.now()}

"""The office's alert budget."""

from __future__ import annotations

from sejuk.desk.audit import record
from sejuk.desk.narratives.models import AlertBudget
from sejuk.desk.organisation.access import require_anywhere
from sejuk.desk.organisation.models import Member, Role

#: Who says how many alerts the office can answer.
SETS_BUDGET = frozenset({Role.HEAD, Role.ADMINISTRATOR})


def set_budget(member: Member, analysts: int, per_analyst: int) -> AlertBudget:
    """Let the office raise at most ``analysts`` × ``per_analyst`` alerts in any 24 hours from now on."""
    require_anywhere(member, SETS_BUDGET)
    budget, _ = AlertBudget.objects.update_or_create(
        pk=1, defaults={"analysts": analysts, "per_analyst": per_analyst}
    )
    record(member, "budget.changed", "budget", 1, analysts=analysts, per_analyst=per_analyst)
    return budget

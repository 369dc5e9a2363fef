"""The office's alert budget."""

from __future__ import annotations

from datetime import datetime

from sejuk.desk.audit import record
from sejuk.desk.narratives.models import AlertBudget
from sejuk.desk.organisation.access import require_anywhere
from sejuk.desk.organisation.models import Member, Role
from sejuk.desk.stages.modes import Mode, strictest
from sejuk.desk.stages.now import now
from sejuk.desk.stages.places import office_territory

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


def budget_at(at: datetime) -> AlertBudget:
    """The budget as it counts at ``at``: on polling day more people are awake, and more alerts are raised.

    The factor is that of the mode that the office's territory is in (``stages/data/modes.toml``). Not to be
    saved: what the office set stays as it is.
    """
    budget, mode = AlertBudget.current(), mode_at(at)
    budget.per_analyst = mode.of_budget(budget.per_analyst)
    return budget


def mode_at(at: datetime) -> Mode:
    """How the office as a whole works at ``at``."""
    territory = office_territory()
    return now(territory, at).mode if territory else strictest(set())

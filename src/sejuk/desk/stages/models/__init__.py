"""What offices add to the release's calendar, and the content plan."""

from sejuk.desk.stages.models.cycle import OfficeCycle
from sejuk.desk.stages.models.plan import PlanItem, PlanMove, PlanReminder, PlanState
from sejuk.desk.stages.models.version import StageVersion, VersionState

__all__ = [
    "OfficeCycle",
    "PlanItem",
    "PlanMove",
    "PlanReminder",
    "PlanState",
    "StageVersion",
    "VersionState",
]

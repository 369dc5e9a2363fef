"""Models of this room."""

from sejuk.desk.review.models.activity import Activity, ActivityCount, ActivityKind
from sejuk.desk.review.models.complaint import Complaint, ComplaintState
from sejuk.desk.review.models.force import OperationForce
from sejuk.desk.review.models.neutrality import EventCheck, Pledge
from sejuk.desk.review.models.rollup import Rollup, RollupState

__all__ = [
    "Activity",
    "ActivityCount",
    "ActivityKind",
    "Complaint",
    "ComplaintState",
    "EventCheck",
    "OperationForce",
    "Pledge",
    "Rollup",
    "RollupState",
]

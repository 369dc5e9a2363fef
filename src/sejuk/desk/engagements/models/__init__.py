"""Everything an engagement consists of."""

from sejuk.desk.engagements.models.commitment import Commitment, CommitmentState
from sejuk.desk.engagements.models.engagement import (
    AgendaItem,
    Allocation,
    Attendance,
    Engagement,
    EngagementPhoto,
    EngagementState,
    InvitedCategory,
    Kind,
)
from sejuk.desk.engagements.models.invitation import Answer, DoNotAsk, Invitation, Seat
from sejuk.desk.engagements.models.question import Question, QuestionState, Reply
from sejuk.desk.engagements.models.report import EngagementReport

__all__ = [
    "AgendaItem",
    "Allocation",
    "Answer",
    "Attendance",
    "Commitment",
    "CommitmentState",
    "DoNotAsk",
    "Engagement",
    "EngagementPhoto",
    "EngagementReport",
    "EngagementState",
    "Invitation",
    "InvitedCategory",
    "Kind",
    "Question",
    "QuestionState",
    "Reply",
    "Seat",
]

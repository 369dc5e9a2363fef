"""Everything a case consists of."""

from sejuk.desk.cases.models.appeal import Appeal, AppealState
from sejuk.desk.cases.models.attention import Lease, Presence
from sejuk.desk.cases.models.case import ENDED, Case, CaseEvent, CaseState, Outcome, Severity
from sejuk.desk.cases.models.clock import Clock, ClockNotice, ClockPolicy, ClockStep, Pause
from sejuk.desk.cases.models.counts import PublicCount
from sejuk.desk.cases.models.evidence import Evidence, EvidencePart, EvidenceState
from sejuk.desk.cases.models.holding import Holding
from sejuk.desk.cases.models.notice import CaseNotice
from sejuk.desk.cases.models.report import Report, ReportState
from sejuk.desk.cases.models.response import Destination, Referral, ResponseDecision
from sejuk.desk.cases.models.step import StepChange, VerificationStep
from sejuk.desk.cases.models.token import ApiToken
from sejuk.desk.cases.models.verdict import (
    Accuracy,
    Harm,
    Opinion,
    Overrule,
    SecondEyes,
    Verdict,
    VerdictState,
    Worksheet,
)

__all__ = [
    "ENDED",
    "Accuracy",
    "ApiToken",
    "Appeal",
    "AppealState",
    "Case",
    "CaseEvent",
    "CaseNotice",
    "CaseState",
    "Clock",
    "ClockNotice",
    "ClockPolicy",
    "ClockStep",
    "Destination",
    "Evidence",
    "EvidencePart",
    "EvidenceState",
    "Harm",
    "Holding",
    "Lease",
    "Opinion",
    "Outcome",
    "Overrule",
    "Pause",
    "Presence",
    "PublicCount",
    "Referral",
    "Report",
    "ReportState",
    "ResponseDecision",
    "SecondEyes",
    "Severity",
    "StepChange",
    "Verdict",
    "VerdictState",
    "VerificationStep",
    "Worksheet",
]

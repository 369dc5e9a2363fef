"""The states of everything in this room and the only ways between them, as data."""

from __future__ import annotations

from sejuk.desk.cases.models import AppealState, CaseState, EvidenceState, ReportState, VerdictState
from sejuk.desk.organisation.models import Role
from sejuk.desk.states import Table, Transition

#: Who looks first and sorts.
SORTS = frozenset({Role.DUTY_OFFICER, Role.VERIFIER, Role.EDITOR, Role.HEAD})
#: Who finds sources and proposes what they show.
VERIFIES = frozenset({Role.VERIFIER, Role.EDITOR, Role.DUTY_OFFICER})
#: Who confirms what somebody else proposed.
CONFIRMS = frozenset({Role.VERIFIER, Role.EDITOR, Role.APPROVER, Role.HEAD})
#: Who decides what to do.
DECIDES = frozenset({Role.APPROVER, Role.HEAD})
#: Who carries out what was decided.
CARRIES_OUT = frozenset({Role.DUTY_OFFICER, Role.EDITOR, Role.HEAD})
#: Who reads cases.
READS = SORTS | CONFIRMS | {Role.AUDITOR, Role.OBSERVER}

_C, _V, _E, _R, _A = CaseState, VerdictState, EvidenceState, ReportState, AppealState

_BEFORE_VERDICT = (_C.REPORTED, _C.TRIAGE, _C.VERIFICATION, _C.VERDICT_PROPOSED)
_OPEN = (*_BEFORE_VERDICT, _C.CONFIRMED, _C.RESPONSE_DECIDED, _C.RESPONDING, _C.MEASURING)

ALLOWED_TRANSITIONS: Table = (
    Transition("take_up", _C.REPORTED, _C.TRIAGE, SORTS),
    Transition("accept", _C.TRIAGE, _C.VERIFICATION, SORTS),
    Transition("leave", _C.TRIAGE, _C.CLOSED, SORTS, needs_reason=True),
    Transition("close_without_label", _C.TRIAGE, _C.CLOSED, SORTS),
    Transition("close_without_label", _C.VERIFICATION, _C.CLOSED, SORTS),
    Transition("propose", _C.VERIFICATION, _C.VERDICT_PROPOSED, VERIFIES),
    Transition("confirm", _C.VERDICT_PROPOSED, _C.CONFIRMED, CONFIRMS),
    Transition("disagree", _C.VERDICT_PROPOSED, _C.VERIFICATION, CONFIRMS, needs_reason=True),
    Transition("decide", _C.CONFIRMED, _C.RESPONSE_DECIDED, DECIDES, needs_reason=True),
    Transition("respond", _C.RESPONSE_DECIDED, _C.RESPONDING, CARRIES_OUT),
    Transition("decide_anew", _C.RESPONSE_DECIDED, _C.CONFIRMED, DECIDES, needs_reason=True),
    Transition("measure", _C.RESPONDING, _C.MEASURING, CARRIES_OUT),
    Transition("close", _C.RESPONSE_DECIDED, _C.CLOSED, DECIDES, needs_reason=True),
    Transition("close", _C.MEASURING, _C.CLOSED, CARRIES_OUT | DECIDES, needs_reason=True),
    Transition("reopen", _C.CLOSED, _C.TRIAGE, SORTS | DECIDES, needs_reason=True),
    Transition("correct", _C.CLOSED, _C.VERIFICATION, CONFIRMS | DECIDES, needs_reason=True),
    *(
        Transition("correct", one, _C.VERIFICATION, CONFIRMS | DECIDES, needs_reason=True)
        for one in _OPEN[4:]
    ),
    *(Transition("withdraw", one, _C.WITHDRAWN, SORTS, needs_reason=True) for one in _BEFORE_VERDICT[:3]),
    *(Transition("merge", one, _C.MERGED, SORTS, needs_reason=True) for one in _BEFORE_VERDICT[:3]),
)

VERDICT_TRANSITIONS: Table = (
    Transition("confirm", _V.PROPOSED, _V.CONFIRMED, CONFIRMS, who="not_the_proposer"),
    Transition("reject", _V.PROPOSED, _V.REJECTED, CONFIRMS, who="not_the_proposer", needs_reason=True),
    Transition("replace", _V.CONFIRMED, _V.REPLACED),
)

EVIDENCE_TRANSITIONS: Table = (
    Transition("capture", _E.WAITING, _E.CAPTURED),
    Transition("fail", _E.WAITING, _E.FAILED),
    Transition("retry", _E.FAILED, _E.WAITING, SORTS),
    Transition("erase", _E.WAITING, _E.ERASED),
    Transition("erase", _E.CAPTURED, _E.ERASED),
    Transition("erase", _E.FAILED, _E.ERASED),
)

REPORT_TRANSITIONS: Table = (
    Transition("take_up", _R.RECEIVED, _R.IN_CASE, SORTS),
    Transition("answer", _R.RECEIVED, _R.ANSWERED, SORTS, needs_reason=True),
    Transition("answer", _R.IN_CASE, _R.ANSWERED, SORTS, needs_reason=True),
    Transition("close", _R.RECEIVED, _R.CLOSED, SORTS, needs_reason=True),
    Transition("close", _R.IN_CASE, _R.CLOSED, SORTS, needs_reason=True),
    *(Transition("end", one, _R.CLOSED) for one in (_R.RECEIVED, _R.IN_CASE, _R.ANSWERED)),
)

APPEAL_TRANSITIONS: Table = (
    Transition("take_up", _A.RECEIVED, _A.IN_REVIEW, CONFIRMS | DECIDES, who="took_no_part"),
    Transition("grant", _A.IN_REVIEW, _A.GRANTED, CONFIRMS | DECIDES, who="took_no_part", needs_reason=True),
    Transition("refuse", _A.IN_REVIEW, _A.REFUSED, CONFIRMS | DECIDES, who="took_no_part", needs_reason=True),
)

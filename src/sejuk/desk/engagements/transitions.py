"""The states of everything in this room and the only ways between them, as data."""

from __future__ import annotations

from sejuk.desk.engagements.models import CommitmentState, EngagementState, QuestionState
from sejuk.desk.organisation.models import Role
from sejuk.desk.states import Table, Transition

#: Who plans, invites, holds and reports.
ARRANGES = frozenset({Role.DUTY_OFFICER, Role.EDITOR, Role.HEAD})
#: Who answers questions and keeps promises.
ANSWERS = ARRANGES | {Role.APPROVER, Role.VERIFIER}
#: Who reads.
READS = ANSWERS | {Role.AUDITOR, Role.OBSERVER}

_E, _Q, _C = EngagementState, QuestionState, CommitmentState

ENGAGEMENT_TRANSITIONS: Table = (
    Transition("invite", _E.PLANNED, _E.INVITED, ARRANGES),
    Transition("postpone", _E.INVITED, _E.POSTPONED, ARRANGES, needs_reason=True),
    Transition("reschedule", _E.POSTPONED, _E.INVITED, ARRANGES),
    *(
        Transition("cancel", one, _E.CANCELLED, ARRANGES, needs_reason=True)
        for one in (_E.PLANNED, _E.INVITED, _E.POSTPONED)
    ),
    Transition("hold", _E.PLANNED, _E.HELD, ARRANGES),
    Transition("hold", _E.INVITED, _E.HELD, ARRANGES),
    Transition("report", _E.HELD, _E.REPORTED, ARRANGES),
    Transition("amend", _E.REPORTED, _E.HELD, ARRANGES, needs_reason=True),
)

QUESTION_TRANSITIONS: Table = (
    Transition("promise", _Q.ASKED, _Q.PROMISED, ANSWERS),
    Transition("promise_anew", _Q.PROMISED, _Q.PROMISED, ANSWERS, needs_reason=True),
    Transition("answer", _Q.ASKED, _Q.ANSWERED, ANSWERS),
    Transition("answer", _Q.PROMISED, _Q.ANSWERED, ANSWERS),
    Transition("correct", _Q.ANSWERED, _Q.ANSWERED, ANSWERS, needs_reason=True),
    Transition("set_aside", _Q.ASKED, _Q.SET_ASIDE, ANSWERS, needs_reason=True),
    Transition("set_aside", _Q.PROMISED, _Q.SET_ASIDE, ANSWERS, needs_reason=True),
    Transition("lapse", _Q.ASKED, _Q.LAPSED, who="the clock, 56 days after it was due"),
    Transition("lapse", _Q.PROMISED, _Q.LAPSED, who="the clock, 56 days after it was due"),
)

COMMITMENT_TRANSITIONS: Table = (
    Transition("keep", _C.OPEN, _C.DONE, ANSWERS, needs_reason=True),
    Transition("drop", _C.OPEN, _C.DROPPED, ANSWERS, needs_reason=True),
    Transition("reopen", _C.DONE, _C.OPEN, ANSWERS),
    Transition("reopen", _C.DROPPED, _C.OPEN, ANSWERS),
)

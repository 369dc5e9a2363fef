"""The states of this room and the only ways between them, as data."""

from __future__ import annotations

from sejuk.desk.organisation.models import Role
from sejuk.desk.stages.models import PlanState, VersionState
from sejuk.desk.states import Table, Transition

#: Who proposes a stage or another date, with its legal basis.
PROPOSES = frozenset({Role.VERIFIER, Role.EDITOR, Role.APPROVER, Role.HEAD, Role.ADMINISTRATOR})
#: Who confirms what somebody proposed.
CONFIRMS = frozenset({Role.VERIFIER, Role.EDITOR, Role.APPROVER, Role.HEAD})
#: Who plans content, makes it, and drops it.
PLANS = frozenset({Role.EDITOR, Role.APPROVER, Role.HEAD})
MAKES = PLANS | {Role.DUTY_OFFICER, Role.VERIFIER}

_V, _P = VersionState, PlanState

VERSION_TRANSITIONS: Table = (
    Transition("confirm", _V.PROPOSED, _V.CONFIRMED, CONFIRMS, who="election_body_or_another_person"),
    Transition("refuse", _V.PROPOSED, _V.REFUSED, CONFIRMS, who="election_body_or_another_person"),
)

PLAN_TRANSITIONS: Table = (
    Transition("make", _P.PLANNED, _P.MAKING, MAKES),
    Transition("finish", _P.MAKING, _P.READY, MAKES),
    Transition("rework", _P.READY, _P.MAKING, MAKES, needs_reason=True),
    Transition("use", _P.READY, _P.USED, MAKES, needs_reason=True),
    *(
        Transition("drop", one, _P.DROPPED, PLANS, needs_reason=True)
        for one in (_P.PLANNED, _P.MAKING, _P.READY)
    ),
)

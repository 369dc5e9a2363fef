"""The states of everything in this room and the only ways between them, as data."""

from __future__ import annotations

from sejuk.desk.duty.models import CallState, HandOverState, SwapState
from sejuk.desk.organisation.models import Role
from sejuk.desk.states import Table, Transition

#: Who makes rosters and changes shifts.
PLANS = frozenset({Role.HEAD, Role.ADMINISTRATOR})
#: Who can be put on duty.
SERVES = frozenset(
    {
        Role.DUTY_OFFICER,
        Role.VERIFIER,
        Role.EDITOR,
        Role.APPROVER,
        Role.HEAD,
        Role.ADMINISTRATOR,
    }
)

#: Who ticks a unit's checklist.
TICKS = frozenset({Role.DUTY_OFFICER, Role.EDITOR, Role.HEAD, Role.ADMINISTRATOR})

_S, _C, _H = SwapState, CallState, HandOverState

SWAP_TRANSITIONS: Table = (
    Transition("agree", _S.ASKED, _S.AGREED, SERVES, who="the_other"),
    Transition("decline", _S.ASKED, _S.DECLINED, SERVES, who="the_other"),
    Transition("withdraw", _S.ASKED, _S.WITHDRAWN, SERVES, who="the_asker"),
    Transition("refuse", _S.ASKED, _S.REFUSED, PLANS),
    Transition("refuse", _S.AGREED, _S.REFUSED, PLANS),
    Transition("lapse", _S.ASKED, _S.LAPSED),
)

CALL_TRANSITIONS: Table = (
    Transition("ring", _C.RINGING, _C.RINGING),
    Transition("give_up", _C.RINGING, _C.UNANSWERED),
    Transition("answer", _C.RINGING, _C.ANSWERED, SERVES, who="called_or_of_the_unit"),
    Transition("answer", _C.UNANSWERED, _C.ANSWERED, SERVES, who="called_or_of_the_unit"),
    Transition("settle", _C.RINGING, _C.ANSWERED),
    Transition("settle", _C.UNANSWERED, _C.ANSWERED),
)

HAND_OVER_TRANSITIONS: Table = (
    Transition("hand_over", _H.HANDED, _H.HANDED, SERVES, who="of_this_shift"),
    Transition("take", _H.HANDED, _H.TAKEN, SERVES, who="of_the_next_shift"),
)

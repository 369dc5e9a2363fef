"""The states of everything in this room and the only ways between them, as data."""

from __future__ import annotations

from sejuk.desk.duty.models import SwapState
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
        Role.FIELD_REPORTER,
    }
)

_S = SwapState

SWAP_TRANSITIONS: Table = (
    Transition("agree", _S.ASKED, _S.AGREED, SERVES, who="the_other"),
    Transition("decline", _S.ASKED, _S.DECLINED, SERVES, who="the_other"),
    Transition("withdraw", _S.ASKED, _S.WITHDRAWN, SERVES, who="the_asker"),
    Transition("refuse", _S.ASKED, _S.REFUSED, PLANS),
    Transition("refuse", _S.AGREED, _S.REFUSED, PLANS),
    Transition("lapse", _S.ASKED, _S.LAPSED),
)

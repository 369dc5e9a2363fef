"""The states of a message and the only ways between them, as data."""

from __future__ import annotations

from sejuk.desk.delivery.models import MessageState
from sejuk.desk.organisation.models import Role
from sejuk.desk.states import Table, Transition

#: Who settles what went wrong on its way.
SETTLES = frozenset({Role.DUTY_OFFICER, Role.EDITOR, Role.HEAD, Role.ADMINISTRATOR})

_M = MessageState

MESSAGE_TRANSITIONS: Table = (
    Transition("send", _M.WAITING, _M.SENDING),
    Transition("taken", _M.SENDING, _M.SENT),
    # Only where the server certainly did not take it.
    Transition("not_taken", _M.SENDING, _M.WAITING),
    Transition("refused", _M.SENDING, _M.FAILED),
    Transition("lost", _M.SENDING, _M.UNCERTAIN),
    Transition("too_late", _M.WAITING, _M.FAILED),
    Transition("arrived", _M.UNCERTAIN, _M.SENT, SETTLES),
    Transition("again", _M.UNCERTAIN, _M.WAITING, SETTLES),
    Transition("again", _M.FAILED, _M.WAITING, SETTLES),
    Transition("drop", _M.UNCERTAIN, _M.DROPPED, SETTLES),
    Transition("drop", _M.FAILED, _M.DROPPED, SETTLES),
    *(Transition("forget", one, _M.DROPPED) for one in (_M.WAITING, _M.FAILED, _M.UNCERTAIN)),
)

"""The states of narratives and alerts and the only ways between them, as data."""

from __future__ import annotations

from sejuk.desk.narratives.models import AlertState, NarrativeState
from sejuk.desk.organisation.models import Role
from sejuk.desk.states import Table, Transition

#: Who tends narratives and answers alerts. Administrators and auditors only read.
TENDS = frozenset({Role.DUTY_OFFICER, Role.VERIFIER, Role.EDITOR, Role.HEAD})


_N, _A = NarrativeState, AlertState

ALLOWED_TRANSITIONS: Table = (
    Transition("mute", _N.ACTIVE, _N.MUTED, TENDS, needs_reason=True),
    Transition("unmute", _N.MUTED, _N.ACTIVE, TENDS, needs_reason=True),
    Transition("unmute_on_time", _N.MUTED, _N.ACTIVE),
    Transition("merge", _N.ACTIVE, _N.MERGED, TENDS, needs_reason=True),
    Transition("merge", _N.MUTED, _N.MERGED, TENDS, needs_reason=True),
    Transition("merge", _N.ENDED, _N.MERGED, TENDS, needs_reason=True),
    Transition("end", _N.ACTIVE, _N.ENDED),
    Transition("revive", _N.ENDED, _N.ACTIVE),
)

ALERT_TRANSITIONS: Table = (
    Transition("acknowledge", _A.NEW, _A.ACKNOWLEDGED, TENDS),
    Transition("dismiss", _A.NEW, _A.DISMISSED, TENDS, needs_reason=True),
    Transition("dismiss", _A.ACKNOWLEDGED, _A.DISMISSED, TENDS, needs_reason=True),
)

"""The states of a source and the only ways between them, as data (G16)."""

from __future__ import annotations

from enum import StrEnum

from sejuk.desk.listening.models import SourceState
from sejuk.desk.organisation.models import Role
from sejuk.desk.states import Table, Transition


class Who(StrEnum):
    """Whose role counts."""

    OWN = "own"  # on the unit that asked for the source
    OTHER = "other"  # of another institution that has joined
    ANY = "any"  # either of the two
    SYSTEM = "system"  # nobody: the clock or the intake


#: Who may ask for sources, and who may agree to them.
ASKS = frozenset({Role.DUTY_OFFICER, Role.EDITOR, Role.HEAD, Role.ADMINISTRATOR})
AGREES = frozenset({Role.APPROVER, Role.ADMINISTRATOR})

_S = SourceState
ALLOWED_TRANSITIONS: Table = (
    Transition("propose", _S.DRAFT, _S.PROPOSED, ASKS, Who.OWN),
    Transition("withdraw", _S.PROPOSED, _S.DRAFT, ASKS, Who.OWN),
    Transition("approve", _S.PROPOSED, _S.ACTIVE, AGREES, Who.OTHER),
    Transition("start_alone", _S.PROPOSED, _S.ACTIVE, AGREES, Who.OWN),
    Transition("refuse", _S.PROPOSED, _S.REFUSED, AGREES, Who.ANY, needs_reason=True),
    Transition("revise", _S.REFUSED, _S.DRAFT, ASKS, Who.OWN),
    Transition("pause", _S.ACTIVE, _S.PAUSED, ASKS | AGREES, Who.ANY, needs_reason=True),
    Transition("pause_single_author", _S.ACTIVE, _S.PAUSED, who=Who.SYSTEM),
    Transition("resume", _S.PAUSED, _S.ACTIVE, ASKS, Who.OWN),
    Transition("end", _S.ACTIVE, _S.ENDED, ASKS, Who.OWN),
    Transition("end", _S.PAUSED, _S.ENDED, ASKS, Who.OWN),
    Transition("end_on_date", _S.ACTIVE, _S.ENDED, who=Who.SYSTEM),
    Transition("end_on_date", _S.PAUSED, _S.ENDED, who=Who.SYSTEM),
)

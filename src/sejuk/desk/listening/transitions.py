"""The states of a source and the only ways between them, as data (G16)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sejuk.desk.listening.models import SourceState
from sejuk.desk.organisation.models import Role


class Who(StrEnum):
    """Whose role counts."""

    OWN = "own"  # on the unit that asked for the source
    OTHER = "other"  # of another institution that has joined
    ANY = "any"  # either of the two
    SYSTEM = "system"  # nobody: the clock or the intake


@dataclass(frozen=True, slots=True)
class Transition:
    """One way from a state to another. ``needs_reason``: in the person's own words."""

    verb: str
    start: SourceState
    end: SourceState
    who: Who
    roles: frozenset[str] = frozenset()
    needs_reason: bool = False


#: Who may ask for sources, and who may agree to them.
ASKS = frozenset({Role.DUTY_OFFICER, Role.EDITOR, Role.HEAD, Role.ADMINISTRATOR})
AGREES = frozenset({Role.APPROVER, Role.ADMINISTRATOR})

_S = SourceState
ALLOWED_TRANSITIONS: tuple[Transition, ...] = (
    Transition("propose", _S.DRAFT, _S.PROPOSED, Who.OWN, ASKS),
    Transition("withdraw", _S.PROPOSED, _S.DRAFT, Who.OWN, ASKS),
    Transition("approve", _S.PROPOSED, _S.ACTIVE, Who.OTHER, AGREES),
    Transition("start_alone", _S.PROPOSED, _S.ACTIVE, Who.OWN, AGREES),
    Transition("refuse", _S.PROPOSED, _S.REFUSED, Who.ANY, AGREES, needs_reason=True),
    Transition("revise", _S.REFUSED, _S.DRAFT, Who.OWN, ASKS),
    Transition("pause", _S.ACTIVE, _S.PAUSED, Who.ANY, ASKS | AGREES, needs_reason=True),
    Transition("pause_single_author", _S.ACTIVE, _S.PAUSED, Who.SYSTEM),
    Transition("resume", _S.PAUSED, _S.ACTIVE, Who.OWN, ASKS),
    Transition("end", _S.ACTIVE, _S.ENDED, Who.OWN, ASKS),
    Transition("end", _S.PAUSED, _S.ENDED, Who.OWN, ASKS),
    Transition("end_on_date", _S.ACTIVE, _S.ENDED, Who.SYSTEM),
    Transition("end_on_date", _S.PAUSED, _S.ENDED, Who.SYSTEM),
)


def transition(verb: str, start: str) -> Transition | None:
    """The way that ``verb`` takes from ``start``, None where there is none."""
    return next((t for t in ALLOWED_TRANSITIONS if t.verb == verb and t.start == start), None)

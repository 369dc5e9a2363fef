"""The states of narratives and alerts and the only ways between them, as data."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sejuk.desk.narratives.models import AlertState, NarrativeState
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused

#: Who tends narratives and answers alerts. Administrators and auditors only read.
TENDS = frozenset({Role.DUTY_OFFICER, Role.VERIFIER, Role.EDITOR, Role.HEAD})


@dataclass(frozen=True, slots=True)
class Transition:
    """One way from a state to another; without roles it is the clock's or the engine's alone."""

    verb: str
    start: str
    end: str
    roles: frozenset[str] = frozenset()
    needs_reason: bool = False


_N, _A = NarrativeState, AlertState

ALLOWED_TRANSITIONS: tuple[Transition, ...] = (
    Transition("mute", _N.ACTIVE, _N.MUTED, TENDS, needs_reason=True),
    Transition("unmute", _N.MUTED, _N.ACTIVE, TENDS, needs_reason=True),
    Transition("unmute_on_time", _N.MUTED, _N.ACTIVE),
    Transition("merge", _N.ACTIVE, _N.MERGED, TENDS, needs_reason=True),
    Transition("merge", _N.MUTED, _N.MERGED, TENDS, needs_reason=True),
    Transition("merge", _N.ENDED, _N.MERGED, TENDS, needs_reason=True),
    Transition("end", _N.ACTIVE, _N.ENDED),
    Transition("revive", _N.ENDED, _N.ACTIVE),
)

ALERT_TRANSITIONS: tuple[Transition, ...] = (
    Transition("acknowledge", _A.NEW, _A.ACKNOWLEDGED, TENDS),
    Transition("dismiss", _A.NEW, _A.DISMISSED, TENDS, needs_reason=True),
    Transition("dismiss", _A.ACKNOWLEDGED, _A.DISMISSED, TENDS, needs_reason=True),
)


def transition(table: tuple[Transition, ...], verb: str, start: str) -> Transition:
    """The way that ``verb`` takes from ``start``; ``Refused`` where there is none."""
    for one in table:
        if one.verb == verb and one.start == start:
            return one
    raise Refused(
        _("Keadaannya sudah berubah, jadi tindakan ini tidak berlaku lagi."),
        _("Muat ulang halamannya untuk melihat keadaan yang sekarang."),
        status=409,
    )


def allowed(table: tuple[Transition, ...], start: str) -> frozenset[str]:
    """The verbs that people can use from ``start``."""
    return frozenset(one.verb for one in table if one.start == start and one.roles)

"""Who may do what in the library, and what may happen to a subscription."""

from __future__ import annotations

from sejuk.desk.factchecks.models import SubscriptionState
from sejuk.desk.listening.transitions import AGREES, ASKS, Who
from sejuk.desk.organisation.models import Role
from sejuk.desk.states import Table, Transition

#: Who reads the library, and who brings fact-checks in.
BRINGS = frozenset({Role.DUTY_OFFICER, Role.VERIFIER, Role.EDITOR, Role.HEAD})
READS = BRINGS | {Role.APPROVER, Role.ADMINISTRATOR, Role.AUDITOR, Role.OBSERVER}

_S = SubscriptionState
#: As for sources (G16): another institution agrees, or alone a stated time passes.
SUBSCRIPTION_TRANSITIONS: Table = (
    Transition("approve", _S.PROPOSED, _S.ACTIVE, AGREES, Who.OTHER),
    Transition("start_alone", _S.PROPOSED, _S.ACTIVE, AGREES, Who.OWN),
    Transition("refuse", _S.PROPOSED, _S.REFUSED, AGREES, Who.ANY, needs_reason=True),
    Transition("pause", _S.ACTIVE, _S.PAUSED, ASKS | AGREES, Who.ANY, needs_reason=True),
    Transition("resume", _S.PAUSED, _S.ACTIVE, ASKS, Who.OWN),
    Transition("end", _S.PROPOSED, _S.ENDED, ASKS, Who.OWN),
    Transition("end", _S.ACTIVE, _S.ENDED, ASKS, Who.OWN),
    Transition("end", _S.PAUSED, _S.ENDED, ASKS, Who.OWN),
    Transition("end_on_date", _S.PROPOSED, _S.ENDED, who=Who.SYSTEM),
    Transition("end_on_date", _S.ACTIVE, _S.ENDED, who=Who.SYSTEM),
    Transition("end_on_date", _S.PAUSED, _S.ENDED, who=Who.SYSTEM),
)

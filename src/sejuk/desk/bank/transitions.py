"""What may happen to an item of the bank."""

from __future__ import annotations

from sejuk.desk.bank.models import ItemState
from sejuk.desk.organisation.models import Role
from sejuk.desk.states import Table, Transition

#: Who puts items in and uses them, who is the second person, who reads.
MAKES = frozenset({Role.DUTY_OFFICER, Role.EDITOR, Role.APPROVER, Role.HEAD})
APPROVES = frozenset({Role.APPROVER, Role.HEAD})
READS = MAKES | {Role.VERIFIER, Role.FIELD_REPORTER, Role.AUDITOR}

_DRAFT, _PROPOSED = ItemState.DRAFT, ItemState.PROPOSED
_APPROVED, _WITHDRAWN = ItemState.APPROVED, ItemState.WITHDRAWN

ITEM_TRANSITIONS: Table = (
    Transition("propose", _DRAFT, _PROPOSED, MAKES),
    Transition("send_back", _PROPOSED, _DRAFT, APPROVES, who="another person"),
    Transition("approve", _PROPOSED, _APPROVED, APPROVES, who="another person"),
    Transition("withdraw", _DRAFT, _WITHDRAWN, MAKES, needs_reason=True),
    Transition("withdraw", _PROPOSED, _WITHDRAWN, MAKES, needs_reason=True),
    Transition("withdraw", _APPROVED, _WITHDRAWN, MAKES, needs_reason=True),
)

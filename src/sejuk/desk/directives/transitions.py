"""The states of this room and the only ways between them, as data."""

from __future__ import annotations

from sejuk.desk.directives.models import DirectiveState, ReceiptState
from sejuk.desk.organisation.models import Role
from sejuk.desk.states import Table, Transition

#: Who writes, sends, corrects and ends directives, and answers questions about them.
SENDS = frozenset({Role.HEAD})
#: Who says for a unit that it got a directive.
ACKNOWLEDGES = frozenset({Role.DUTY_OFFICER, Role.EDITOR, Role.HEAD})
#: Who reports what a unit did, and asks about a directive.
REPORTS = ACKNOWLEDGES | {Role.FIELD_REPORTER, Role.VERIFIER}
#: Who reads for a unit, and says that it is done: nobody who only watches or only reports.
WORKS = ACKNOWLEDGES | {Role.VERIFIER, Role.APPROVER}
#: Who reads directives. Observers and auditors do: what is asked of units is no secret from them.
READS = REPORTS | WORKS | {Role.AUDITOR, Role.OBSERVER}

_D, _R = DirectiveState, ReceiptState

DIRECTIVE_TRANSITIONS: Table = (
    Transition("send", _D.DRAFT, _D.SENT, SENDS),
    Transition("discard", _D.DRAFT, _D.DISCARDED, SENDS),
    Transition("replace", _D.SENT, _D.REPLACED, SENDS),
    Transition("close", _D.SENT, _D.CLOSED, SENDS, needs_reason=True),
)

RECEIPT_TRANSITIONS: Table = (
    Transition("read", _R.DELIVERED, _R.READ, WORKS, who="of_the_unit_itself"),
    Transition("acknowledge", _R.DELIVERED, _R.ACKNOWLEDGED, ACKNOWLEDGES),
    Transition("acknowledge", _R.READ, _R.ACKNOWLEDGED, ACKNOWLEDGES),
    Transition("finish", _R.ACKNOWLEDGED, _R.DONE, WORKS),
    Transition("return", _R.DONE, _R.ACKNOWLEDGED, SENDS, who="the_sender", needs_reason=True),
)

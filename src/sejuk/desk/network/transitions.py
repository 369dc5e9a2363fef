"""The states of everything in this room and the only ways between them, as data."""

from __future__ import annotations

from sejuk.desk.network.models import AccountState, BroadcastState, PartnerState, QuestionState
from sejuk.desk.organisation.models import Role
from sejuk.desk.states import Table, Transition

#: Who proposes partners and sees how they are reached.
KEEPS = frozenset({Role.DUTY_OFFICER, Role.EDITOR, Role.HEAD, Role.ADMINISTRATOR})
#: Who writes a broadcast, who approves it, who lets it go out.
WRITES = frozenset({Role.DUTY_OFFICER, Role.EDITOR, Role.HEAD})
APPROVES = frozenset({Role.APPROVER, Role.HEAD})
SENDS = WRITES | APPROVES
#: Who answers the press.
ANSWERS = WRITES
#: Who registers official accounts.
REGISTERS = frozenset({Role.EDITOR, Role.HEAD, Role.ADMINISTRATOR})
READS = SENDS | KEEPS | {Role.AUDITOR, Role.OBSERVER, Role.VERIFIER}

_P, _B, _Q, _A = PartnerState, BroadcastState, QuestionState, AccountState

PARTNER_TRANSITIONS: Table = (
    # The partner's own hand, by a link that only they were sent. Leaving deletes the row.
    Transition("consent", _P.PROPOSED, _P.ACTIVE),
)

BROADCAST_TRANSITIONS: Table = (
    Transition("submit", _B.DRAFT, _B.SUBMITTED, WRITES),
    Transition("approve", _B.SUBMITTED, _B.APPROVED, APPROVES, who="not_the_author"),
    Transition("return", _B.SUBMITTED, _B.DRAFT, APPROVES, who="not_the_author", needs_reason=True),
    Transition("send", _B.APPROVED, _B.SENDING, SENDS),
    Transition("handed_over", _B.SENDING, _B.SENT),
    # By hand, or by itself once the verdict was corrected: whoever got it is told (G11).
    *(Transition("retract", one, _B.RETRACTED, SENDS) for one in (_B.SENDING, _B.SENT)),
    *(Transition("withdraw", one, _B.WITHDRAWN, WRITES) for one in (_B.DRAFT, _B.SUBMITTED, _B.APPROVED)),
)

QUESTION_TRANSITIONS: Table = (
    Transition("answer", _Q.RECEIVED, _Q.ANSWERED, ANSWERS),
    # Nothing is mailed: what was typed as an address may be anybody's.
    Transition("set_aside", _Q.RECEIVED, _Q.ASIDE, ANSWERS),
    Transition("lapse", _Q.RECEIVED, _Q.LAPSED),
)

ACCOUNT_TRANSITIONS: Table = (
    # The token was seen on its page, or is not seen there any more.
    Transition("prove", _A.PROPOSED, _A.VERIFIED),
    Transition("suspend", _A.VERIFIED, _A.SUSPENDED),
    Transition("prove", _A.SUSPENDED, _A.VERIFIED),
    *(Transition("end", one, _A.ENDED, REGISTERS) for one in (_A.PROPOSED, _A.VERIFIED, _A.SUSPENDED)),
)

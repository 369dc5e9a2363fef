"""The states of a publication and the only ways between them, as data."""

from __future__ import annotations

from sejuk.desk.organisation.models import Role
from sejuk.desk.publishing.models import PublicationState
from sejuk.desk.states import Table, Transition

#: Who lets an approved text out: as in the room of texts, where it is approved.
PUBLISHES = frozenset({Role.EDITOR, Role.APPROVER, Role.HEAD})
#: Who settles what went wrong on the way. The words are approved, the decision was made.
SETTLES = PUBLISHES | {Role.DUTY_OFFICER}
#: Who connects channels and holds their keys.
CONNECTS = frozenset({Role.HEAD, Role.ADMINISTRATOR})
READS = SETTLES | {Role.VERIFIER, Role.AUDITOR, Role.OBSERVER}

_P = PublicationState

PUBLICATION_TRANSITIONS: Table = (
    Transition("send", _P.WAITING, _P.SENDING),
    Transition("taken", _P.SENDING, _P.SENT),
    # Certainly not there, or looked for before anything is repeated.
    Transition("not_taken", _P.SENDING, _P.WAITING),
    Transition("refused", _P.SENDING, _P.FAILED),
    Transition("lost", _P.SENDING, _P.UNCERTAIN),
    Transition("arrived", _P.UNCERTAIN, _P.SENT, SETTLES),
    *(Transition("again", one, _P.WAITING, SETTLES) for one in (_P.UNCERTAIN, _P.FAILED, _P.DROPPED)),
    *(
        Transition("drop", one, _P.DROPPED, SETTLES)
        for one in (_P.WAITING, _P.BY_HAND, _P.UNCERTAIN, _P.FAILED)
    ),
    Transition("reopen", _P.DROPPED, _P.BY_HAND, SETTLES),
    Transition("pasted", _P.BY_HAND, _P.SENT, SETTLES),
    # A newer version was approved, or the text was withdrawn: every place follows by itself.
    Transition("correct", _P.SENT, _P.CORRECTING),
    Transition("corrected", _P.CORRECTING, _P.SENT),
    *(Transition("withdraw", one, _P.WITHDRAWING) for one in (_P.SENT, _P.CORRECTING)),
    Transition("withdrawn", _P.WITHDRAWING, _P.WITHDRAWN),
    *(Transition("forgo", one, _P.DROPPED) for one in (_P.WAITING, _P.BY_HAND, _P.FAILED)),
    # By a person's own hand on the platform, where no program is let in or the server does not do it.
    Transition("pasted", _P.CORRECTING, _P.SENT, SETTLES),
    Transition("removed", _P.WITHDRAWING, _P.WITHDRAWN, SETTLES),
    *(Transition("retry", one, one, SETTLES) for one in (_P.CORRECTING, _P.WITHDRAWING)),
)

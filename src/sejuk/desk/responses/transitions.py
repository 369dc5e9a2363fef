"""The states of a version and the only ways between them, as data."""

from __future__ import annotations

from sejuk.desk.organisation.models import Role
from sejuk.desk.responses.models import VersionState
from sejuk.desk.states import Table, Transition

#: Who writes, who approves, who lets it go out and takes it back.
WRITES = frozenset({Role.DUTY_OFFICER, Role.EDITOR, Role.HEAD})
APPROVES = frozenset({Role.APPROVER, Role.HEAD})
RELEASES = frozenset({Role.EDITOR, Role.APPROVER, Role.HEAD})
READS = WRITES | APPROVES | {Role.VERIFIER, Role.AUDITOR, Role.OBSERVER}
#: Who writes private notes.
NOTES = WRITES | APPROVES | {Role.VERIFIER}
#: Who keeps the list of contestants.
LISTS = frozenset({Role.EDITOR, Role.HEAD})

_V = VersionState
_NOT_A_WRITER = "nobody_who_wrote_it"

VERSION_TRANSITIONS: Table = (
    Transition("submit", _V.DRAFT, _V.SUBMITTED, WRITES),
    # By somebody of the author's institution where another institution must see it too (G7, G14).
    Transition("pass_on", _V.SUBMITTED, _V.NEEDS_OTHER, APPROVES, who=_NOT_A_WRITER),
    *(
        Transition("approve", one, _V.APPROVED, APPROVES, who=_NOT_A_WRITER)
        for one in (_V.SUBMITTED, _V.NEEDS_OTHER)
    ),
    # What comes back is written anew as the next version.
    *(
        Transition("return", one, _V.RETURNED, APPROVES, who=_NOT_A_WRITER, needs_reason=True)
        for one in (_V.SUBMITTED, _V.NEEDS_OTHER)
    ),
    Transition("publish", _V.APPROVED, _V.PUBLISHED, RELEASES),
    # By itself, when the next edition is published (G11).
    Transition("correct", _V.PUBLISHED, _V.CORRECTED),
    *(Transition("leave", one, _V.WITHDRAWN, WRITES) for one in (_V.DRAFT, _V.SUBMITTED, _V.NEEDS_OTHER)),
    *(
        Transition("withdraw", one, _V.WITHDRAWN, RELEASES, needs_reason=True)
        for one in (_V.APPROVED, _V.PUBLISHED)
    ),
)

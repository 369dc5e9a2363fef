"""What may happen to roll-ups and complaints."""

from __future__ import annotations

from sejuk.desk.organisation.models import Role
from sejuk.desk.review.models import ComplaintState, RollupState
from sejuk.desk.states import Table, Transition

#: Who reports activities, who reads them, who releases a day, who names task forces.
REPORTS = frozenset({Role.DUTY_OFFICER, Role.VERIFIER, Role.EDITOR, Role.HEAD, Role.FIELD_REPORTER})
READS = REPORTS | {Role.APPROVER, Role.AUDITOR, Role.ADMINISTRATOR}
RELEASES = frozenset({Role.HEAD})
NAMES_FORCES = frozenset({Role.HEAD, Role.ADMINISTRATOR})
#: Who fills in the checklist before a day of events.
CHECKS = frozenset({Role.DUTY_OFFICER, Role.EDITOR, Role.APPROVER, Role.HEAD})
#: Who looks after complaints about officials of another institution.
LOOKS_AFTER = frozenset({Role.APPROVER, Role.HEAD})

_DRAFT, _RELEASED, _REPLACED = RollupState.DRAFT, RollupState.RELEASED, RollupState.REPLACED

ROLLUP_TRANSITIONS: Table = (
    Transition("release", _DRAFT, _RELEASED, RELEASES),
    Transition("replace", _DRAFT, _REPLACED, who="the clock, when a report came late or was withdrawn"),
    Transition("replace", _RELEASED, _REPLACED, who="the clock, when a report came late or was withdrawn"),
)

#: By whom a complaint ends that nobody answers.
_LATE = "the clock, 56 days after an answer was due"

COMPLAINT_TRANSITIONS: Table = (
    Transition(
        "forward", ComplaintState.RECEIVED, ComplaintState.FORWARDED, LOOKS_AFTER, who="never the accused's"
    ),
    Transition(
        "answer", ComplaintState.FORWARDED, ComplaintState.ANSWERED, LOOKS_AFTER, who="never the accused's"
    ),
    Transition("lapse", ComplaintState.RECEIVED, ComplaintState.LAPSED, who=_LATE),
    Transition("lapse", ComplaintState.FORWARDED, ComplaintState.LAPSED, who=_LATE),
)

#: States in which nothing is left to do, nor to read.
ENDED = frozenset({ComplaintState.ANSWERED, ComplaintState.LAPSED})

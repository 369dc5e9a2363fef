"""Who does what with kits."""

from __future__ import annotations

from sejuk.desk.organisation.models import Role

#: Who opens the materials of an approved text: what is public is nobody's secret.
READS = frozenset(Role.values)
#: Who puts on record that a text was read out or put up.
AIRS = frozenset({Role.DUTY_OFFICER, Role.EDITOR, Role.HEAD, Role.FIELD_REPORTER})
#: Who reads those records.
COUNTS = AIRS | {Role.APPROVER, Role.VERIFIER, Role.AUDITOR, Role.OBSERVER}

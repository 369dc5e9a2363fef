"""The doors of evidence: for those who work on the case, and the auditor. Each read leaves a line."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sejuk.desk.audit import record
from sejuk.desk.cases.access import accessible_cases
from sejuk.desk.cases.models import Evidence, EvidencePart, EvidenceState
from sejuk.desk.cases.transitions import CONFIRMS, SORTS
from sejuk.desk.organisation.access import require_anywhere
from sejuk.desk.organisation.models import Member, Role
from sejuk.desk.organisation.refusal import Refused

#: An outside observer sees that evidence exists, not what it shows.
SEES = SORTS | CONFIRMS | {Role.AUDITOR}


def access_evidence(member: Member, pk: int) -> Evidence:
    """Evidence of a case in sight."""
    require_anywhere(member, SEES)
    found = Evidence.objects.filter(pk=pk, case__in=accessible_cases(member, SEES))
    evidence = found.select_related("case__unit__institution", "asked_by", "step").first()
    if evidence is None:
        raise Refused(
            _("Bukti ini tidak ada di wilayah kerja Anda."), _("Kembali ke antrean kasus."), status=404
        )
    return evidence


def read_part(member: Member, pk: int, name: str) -> EvidencePart:
    """One part of a capture, read into the audit by whoever asks for it."""
    evidence = access_evidence(member, pk)
    part = evidence.parts.filter(name=name).first()
    if part is None or evidence.state != EvidenceState.CAPTURED:
        raise Refused(
            _("Bagian ini sudah dihapus atau tidak pernah ada."),
            _("Sidik jarinya tetap tercatat di manifes."),
            status=404,
        )
    record(member, "evidence.read", "evidence", pk, case=evidence.case_id, part=name)
    return part

"""The stated end of evidence: its parts are erased, their hashes stay."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from sejuk.desk.audit import record
from sejuk.desk.cases.evidence.manifest import after_end
from sejuk.desk.cases.models import ENDED, Evidence, EvidenceState
from sejuk.desk.cases.transitions import EVIDENCE_TRANSITIONS
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition


def ends_at(evidence: Evidence) -> datetime | None:
    """When the parts are erased; None while the case is open, because an open case holds them."""
    case = evidence.case
    if case.is_open:
        return None
    return max(evidence.expires_at, case.moved_at + _days())


def erase_ended(at: datetime) -> int:
    """Erase what has reached its end; gives how many captures."""
    return sum(_erase(pk) for pk in list(_ended(at).values_list("pk", flat=True)))


@transaction.atomic
def _erase(pk: int) -> bool:
    kept = Evidence.objects.select_for_update(of=("self",)).exclude(state=EvidenceState.ERASED)
    evidence = kept.filter(pk=pk).first()
    if evidence is None:
        return False
    evidence.state = transition(EVIDENCE_TRANSITIONS, "erase", evidence.state).end
    evidence.manifest, evidence.next_try_at = after_end(evidence.manifest), None
    evidence.save(update_fields=["state", "manifest", "next_try_at"])
    evidence.parts.all().delete()
    record(None, "evidence.erased", "evidence", pk, case=evidence.case_id)
    notify("cases")
    return True


def _ended(at: datetime) -> QuerySet[Evidence]:
    held = Q(case__state__in=ENDED, case__moved_at__lte=at - _days())
    return Evidence.objects.filter(held, expires_at__lte=at).exclude(state=EvidenceState.ERASED)


def _days() -> timedelta:
    return timedelta(days=settings.EVIDENCE_DAYS)

"""The job behind a capture: fetch outside any transaction, then keep or note the failure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.evidence import fetching
from sejuk.desk.cases.evidence.fetching import Captured, CaptureError, capture_page
from sejuk.desk.cases.evidence.keeping import keep
from sejuk.desk.cases.evidence.words import UNEXPECTED
from sejuk.desk.cases.models import Evidence, EvidenceState
from sejuk.desk.cases.transitions import EVIDENCE_TRANSITIONS
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition
from sejuk.sources.outbound import Outbound

#: Waits after 1, 2, 3 … failures that may pass; after the last one a person decides.
WAITS = [timedelta(minutes=m) for m in (2, 10, 60, 360)]


def capture(pk: int, outbound: Outbound | None = None) -> bool:
    """Capture what waits; a second run of the same job changes nothing. Gives whether it was kept."""
    evidence = Evidence.objects.filter(pk=pk, state=EvidenceState.WAITING).first()
    if evidence is None or evidence.kind == Evidence.Kind.FILE:
        return False
    try:
        captured = capture_page(
            evidence.url,
            outbound or fetching.outbound(),
            whole=evidence.kind == Evidence.Kind.ARCHIVE,
            public_voice=evidence.is_public_voice,
        )
    except CaptureError as error:
        _failed(pk, error.code, error.params, passing=error.passing)
        return False
    except Exception:
        # A fault of ours: shown as a failed job, and with the capture.
        _failed(pk, UNEXPECTED, {}, passing=False)
        raise
    return _kept(pk, captured)


def due(at: datetime) -> list[int]:
    """Captures whose next try has come, longest waiting first."""
    waiting = Evidence.objects.filter(state=EvidenceState.WAITING, next_try_at__lte=at)
    return list(waiting.order_by("next_try_at").values_list("pk", flat=True)[:100])


@transaction.atomic
def _kept(pk: int, captured: Captured) -> bool:
    evidence = _waiting(pk)
    if evidence is None:  # erased or kept by another run meanwhile
        return False
    keep(evidence, captured.parts, captured.facts, clock.now())
    return True


@transaction.atomic
def _failed(pk: int, code: str, params: Mapping[str, str | int], *, passing: bool) -> None:
    evidence = _waiting(pk)
    if evidence is None:
        return
    evidence.error, evidence.error_params = code, dict(params)
    if passing and evidence.tries < len(WAITS):
        evidence.next_try_at = clock.now() + WAITS[evidence.tries]
    else:
        evidence.state = transition(EVIDENCE_TRANSITIONS, "fail", evidence.state).end
        evidence.next_try_at = None
        record(None, "evidence.failed", "evidence", pk, case=evidence.case_id, code=code)
    evidence.tries += 1
    evidence.save(update_fields=["error", "error_params", "next_try_at", "state", "tries"])
    notify("cases")


def _waiting(pk: int) -> Evidence | None:
    waiting = Evidence.objects.select_for_update(of=("self",)).filter(state=EvidenceState.WAITING)
    return waiting.filter(pk=pk).first()

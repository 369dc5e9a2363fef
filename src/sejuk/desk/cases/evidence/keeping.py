"""Store what was captured, and put its hash into the audit chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sejuk.desk.audit import record
from sejuk.desk.cases.evidence.manifest import Part, digest_of, manifest_of
from sejuk.desk.cases.models import Evidence, EvidencePart
from sejuk.desk.cases.transitions import EVIDENCE_TRANSITIONS
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition


def keep(evidence: Evidence, parts: Sequence[Part], facts: Mapping[str, Any], at: datetime) -> None:
    """Store the parts of a waiting capture with their manifest; the caller holds its row locked."""
    way = transition(EVIDENCE_TRANSITIONS, "capture", evidence.state)
    times = {"asked_at": _written(evidence.asked_at), "captured_at": _written(at)}
    evidence.manifest = manifest_of({"url": evidence.url, **times, **facts}, parts)
    evidence.state, evidence.captured_at, evidence.next_try_at = way.end, at, None
    evidence.error, evidence.error_params = "", {}
    evidence.save()
    EvidencePart.objects.bulk_create(_row(evidence, part) for part in parts)
    digest = digest_of(evidence.manifest)
    record(None, "evidence.captured", "evidence", evidence.pk, case=evidence.case_id, sha256=digest)
    notify("cases")


def _row(evidence: Evidence, part: Part) -> EvidencePart:
    return EvidencePart(
        evidence=evidence,
        name=part.name,
        media_type=part.media_type,
        sha256=part.sha256,
        size=len(part.body),
        body=part.body,
    )


def _written(at: datetime) -> str:
    return at.isoformat(timespec="seconds")

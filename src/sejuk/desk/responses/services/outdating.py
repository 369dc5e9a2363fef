"""Mark texts whose verdict was corrected: their people are told and correct or withdraw them (G11)."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.models import Verdict, VerdictState
from sejuk.desk.responses.models import OUT, Response, Version
from sejuk.desk.shell.notify import notify


def outdated() -> QuerySet[Response]:
    """Texts that are out, or could be, and tell a verdict that does not hold."""
    valid = Verdict.objects.filter(pk=OuterRef("verdict_key"), state=VerdictState.CONFIRMED)
    told = Version.objects.filter(~Exists(valid), response=OuterRef("pk"), state__in=OUT)
    return Response.objects.filter(Q(case__isnull=False) & Exists(told))


@transaction.atomic
def mark_outdated() -> int:
    """Mark what is not marked yet; run again, it marks nothing twice. Gives how many."""
    rows = outdated().filter(outdated_at__isnull=True).select_for_update(of=("self",))
    found = list(rows)
    for response in found:
        response.outdated_at = clock.now()
        response.save(update_fields=["outdated_at"])
        record(None, "response.outdated", "response", response.pk, case=response.case_id)
    if found:
        notify("responses")
    return len(found)

"""What the public wrote goes when the answer is old enough (G10)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sejuk.desk.audit import record
from sejuk.desk.cases.models import Appeal, AppealState
from sejuk.desk.organisation.models import Office

#: So long after its end somebody may still read the answer by the number.
ANSWER_KEPT = timedelta(days=365)


def expire_appeals(at: datetime) -> int:
    """Empty the texts of requests that were settled before the retention period; forget old ones."""
    office = Office.objects.first()
    if office is None:
        return 0
    settled = Appeal.objects.filter(state__in=[AppealState.GRANTED, AppealState.REFUSED])
    old = settled.filter(reviewed_at__lte=at - timedelta(days=office.retention_days))
    emptied = old.exclude(text="", address="", reference="").update(text="", address="", reference="")
    deleted, _rows = settled.filter(reviewed_at__lte=at - ANSWER_KEPT).delete()
    if emptied or deleted:
        record(None, "appeals.expired", "office", 1, emptied=emptied, deleted=deleted)
    return emptied + deleted

"""Complaints that nobody answers end as that: words and contact go, the figures tell it (G10)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from sejuk.desk.audit import record
from sejuk.desk.review.models import Complaint, ComplaintState
from sejuk.desk.review.transitions import COMPLAINT_TRANSITIONS
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition

#: So long an unanswered complaint is kept after its answer was due.
KEPT = timedelta(days=56)
#: Complaints at a time; the others are still due an hour later.
_CHUNK = 200
_OPEN = (ComplaintState.RECEIVED, ComplaintState.FORWARDED)


def lapse(today: date) -> int:
    """End what nobody answered; gives how many."""
    due = Complaint.objects.filter(state__in=_OPEN, due_on__lte=today - KEPT).order_by("pk")
    return sum(_lapse(pk) for pk in list(due.values_list("pk", flat=True)[:_CHUNK]))


@transaction.atomic
def _lapse(pk: int) -> bool:
    rows = Complaint.objects.select_for_update(skip_locked=True)
    complaint = rows.filter(pk=pk, state__in=_OPEN).first()
    if complaint is None:  # somebody is answering it just now
        return False
    was = complaint.state
    complaint.state = transition(COMPLAINT_TRANSITIONS, "lapse", was).end
    complaint.text, complaint.contact = "", b""
    complaint.save(update_fields=["state", "text", "contact"])
    record(None, "complaint.lapsed", "complaint", pk, state=was)
    notify("review")
    return True

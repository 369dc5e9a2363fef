"""The words of citizens expire (G10): a report that nobody took up ends with the general answer."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from sejuk.desk.audit import record
from sejuk.desk.cases.models import ENDED, Report, ReportState
from sejuk.desk.cases.reporting.settling import forget
from sejuk.desk.cases.reporting.words import general_answer
from sejuk.desk.cases.transitions import REPORT_TRANSITIONS
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import find

#: So long after its end somebody may still read the answer by the number.
ANSWER_KEPT = timedelta(days=180)
_SETTLED = (ReportState.ANSWERED, ReportState.CLOSED)


def expire_reports(at: datetime) -> int:
    """End what is past its time and in no open case, forget old answers; give how many changed."""
    text = general_answer()
    due = Report.objects.filter(expires_at__lte=at).exclude(state__in=_SETTLED)
    idle = due.filter(Q(case__isnull=True) | Q(case__state__in=ENDED))
    ended = sum(_end(pk, text) for pk in list(idle.values_list("pk", flat=True)))
    old = Report.objects.filter(state__in=_SETTLED, answered_at__lte=at - ANSWER_KEPT)
    gone, _rows = old.delete()
    if ended or gone:
        record(None, "reports.expired", "office", 1, ended=ended, deleted=gone)
        notify("cases")
    return ended + gone


@transaction.atomic
def _end(pk: int, text: str) -> bool:
    report = Report.objects.select_for_update().get(pk=pk)
    way = find(REPORT_TRANSITIONS, "end", report.state)
    if way is None or (report.case is not None and report.case.is_open):
        return False  # somebody answered it or took it up in the meantime
    forget(report, way.end, text)
    return True

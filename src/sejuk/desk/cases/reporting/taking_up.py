"""From a report to a case: a new one, or the open one that is about the same."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case, Report
from sejuk.desk.cases.reporting.access import locked_report
from sejuk.desk.cases.services.opening import Opening, open_case
from sejuk.desk.cases.transitions import REPORT_TRANSITIONS
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Territory
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition

_ORIGINS = {Report.Kind.PUBLIC: Case.Origin.REPORT, Report.Kind.FIELD: Case.Origin.FIELD}


@transaction.atomic
def open_from(
    member: Member, pk: int, title: str, summary: str = "", narrative: Narrative | None = None
) -> Case:
    """Open a case at the report's unit, in the desk's own words. A second click gives the same case."""
    report = locked_report(member, pk)
    if report.case is not None:
        return report.case
    _check(member, report)
    return case_from(member, report, title, summary, narrative)


def case_from(
    member: Member, report: Report, title: str, summary: str, narrative: Narrative | None = None
) -> Case:
    """Open the case of a locked report that waits."""
    opening = Opening(
        unit=report.unit,
        origin=_ORIGINS[Report.Kind(report.kind)],
        title=title,
        summary=summary,
        narrative=narrative,
        territory=_place(report),
    )
    case = open_case(member, opening)
    attach(member, report, case)
    return case


@transaction.atomic
def attach_to(member: Member, pk: int, case_pk: int) -> Case:
    """Put a report to the open case that is about the same."""
    report = locked_report(member, pk)
    case = access_case(member, case_pk)
    if report.case_id == case.pk:
        return case
    _check(member, report)
    attach(member, report, case)
    return case


def attach(member: Member, report: Report, case: Case) -> None:
    """Tie a report that waits to an open case, and say so in the chain."""
    # Held until the end: a case must not end while a report comes to it.
    if not Case.objects.select_for_update().get(pk=case.pk).is_open:
        raise Refused(_("Kasus itu sudah selesai."), _("Pilih kasus yang terbuka, atau buka yang baru."))
    report.state = transition(REPORT_TRANSITIONS, "take_up", report.state).end
    report.case, report.narrative = case, case.narrative
    report.seen_at = report.seen_at or clock.now()
    report.save()
    record(member, "report.taken_up", "report", report.pk, case=case.pk, unit=report.unit_id)
    notify("cases")


def _check(member: Member, report: Report) -> None:
    require(member, transition(REPORT_TRANSITIONS, "take_up", report.state).roles, report.unit)


def _place(report: Report) -> Territory | None:
    """The place that was said; the unit's own where nobody said one."""
    return None if report.territory.level == Territory.Level.COUNTRY else report.territory

"""Answer and close reports. Once a report is settled, its words and the contact are gone."""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case, Report, ReportState
from sejuk.desk.cases.public.mailing import mail_answer
from sejuk.desk.cases.reporting.access import accessible_reports, locked_report
from sejuk.desk.cases.reporting.words import general_answer
from sejuk.desk.cases.transitions import REPORT_TRANSITIONS
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition

logger = logging.getLogger(__name__)


def answer(member: Member, pk: int, text: str, *, by_mail: bool = True) -> Report:
    """Answer a report: on its page, and by mail where a contact was left."""
    return _settle(member, pk, "answer", text, by_mail)


def close(member: Member, pk: int, text: str, *, by_mail: bool = True) -> Report:
    """Close a report with which nothing was to be done; ``text`` is what the reporter reads.

    A closed report belongs to no case any more, so that closed reports are all alike (G2).
    """
    return _settle(member, pk, "close", text, by_mail)


@transaction.atomic
def _settle(member: Member, pk: int, verb: str, text: str, by_mail: bool) -> Report:
    report, text = locked_report(member, pk), text.strip()
    if report.state in (ReportState.ANSWERED, ReportState.CLOSED) and report.answer == text:
        return report  # the same click, twice
    way = transition(REPORT_TRANSITIONS, verb, report.state)
    require(member, way.roles, report.unit)
    if not text:
        raise Refused(_("Jawabannya belum diisi."), _("Tulis apa yang perlu diketahui pelapor."), status=422)
    mailed = by_mail and mail_answer("report", report.number, report.contact, text)
    forget(report, way.end, text)
    record(member, "report.settled", "report", report.pk, unit=report.unit_id, mailed=mailed)
    notify("cases")
    return report


def forget(report: Report, state: str, text: str) -> None:
    """Bring a report to its end and delete what it said and who may be asked."""
    report.state, report.answer, report.answered_at = state, text, clock.now()
    report.title = report.text = report.address = ""
    report.contact = b""
    if state == ReportState.CLOSED:
        report.case = report.narrative = None
    report.save()


@sensitive_variables()
def close_all_of(case: Case) -> None:
    """Close the reports of a case that ends without a label: with the general answer, like any other.

    The mails go out after the transaction; what a mail server refuses is still on the reporter's page.
    """
    text = general_answer()
    for report in case.reports.select_for_update().exclude(state=ReportState.CLOSED):
        number, contact = report.number, bytes(report.contact)
        if contact:
            transaction.on_commit(lambda n=number, c=contact: _mail_if_possible(n, c, text))  # type: ignore[misc]
        forget(report, transition(REPORT_TRANSITIONS, "end", report.state).end, report.answer or text)


@sensitive_variables()
def _mail_if_possible(number: str, contact: bytes, text: str) -> None:
    try:
        mail_answer("report", number, contact, text)
    except Refused:
        logger.warning("a general answer was not mailed and its contact is forgotten")


def answer_all_of(member: Member, case_pk: int, text: str) -> tuple[int, int]:
    """Answer every report of a case that waits for it; give how many were, and how many mails failed."""
    case = access_case(member, case_pk)
    done = failed = 0
    for pk in unanswered(member, case):
        try:
            answer(member, pk, text)
            done += 1
        except Refused as refusal:
            if refusal.status != 503:
                raise
            failed += 1
    return done, failed


def unanswered(member: Member, case: Case) -> list[int]:
    """Reports of a case that the member may answer and nobody has."""
    waiting = accessible_reports(member).filter(case=case, state=ReportState.IN_CASE)
    return list(waiting.order_by("pk").values_list("pk", flat=True))

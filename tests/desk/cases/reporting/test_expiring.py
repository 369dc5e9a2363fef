"""What citizens wrote goes when its time is over; an open case holds it."""

from __future__ import annotations

from datetime import timedelta

from sejuk.desk import clock
from sejuk.desk.cases.models import Report, ReportState
from sejuk.desk.cases.public.expiring import expire_requests
from sejuk.desk.cases.reporting.expiring import ANSWER_KEPT, expire_reports
from sejuk.desk.cases.reporting.taking_up import attach_to
from sejuk.desk.cases.reporting.words import general_answer
from sejuk.desk.listening.services import chores
from tests.desk.cases.given import CaseDesk
from tests.desk.cases.requests import MAIL, SAID, make_report
from tests.desk.office import Desk


def test_a_report_that_nobody_took_up_ends_with_the_general_answer(desk: Desk) -> None:
    report = make_report(desk, contact=MAIL)
    assert expire_reports(report.expires_at - timedelta(seconds=1)) == 0
    assert expire_reports(report.expires_at) == 1
    report.refresh_from_db()
    assert (report.state, report.text, bytes(report.contact)) == (ReportState.CLOSED, "", b"")
    assert report.answer == general_answer()


def test_an_open_case_holds_its_reports(desk: Desk, unit: CaseDesk) -> None:
    case, report = unit.opened(), make_report(desk)
    attach_to(unit.sorter, report.pk, case.pk)
    assert expire_reports(report.expires_at) == 0
    report.refresh_from_db()
    assert report.text == SAID


def test_an_old_answer_is_forgotten_with_its_number(desk: Desk) -> None:
    report = make_report(desk)
    expire_reports(report.expires_at)
    answered = Report.objects.get().answered_at
    assert answered is not None
    expire_reports(answered + ANSWER_KEPT)
    assert not Report.objects.exists()


def test_the_desks_chores_look_after_it(desk: Desk) -> None:
    make_report(desk, expires_at=clock.now())
    assert "expire_requests" in chores.CHORES
    chores.do("expire_requests")
    assert Report.objects.get().state == ReportState.CLOSED
    assert expire_requests(clock.now()) == 0

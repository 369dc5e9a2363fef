"""The desk's inbox: who reads what, and what becomes of a report."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.models import Case, Report, ReportState
from sejuk.desk.cases.reporting.settling import answer, answer_all_of, close
from sejuk.desk.cases.reporting.taking_up import attach_to, open_from
from sejuk.desk.cases.reporting.words import general_answer, suggested_answer
from sejuk.desk.cases.services.closing import close_without_label
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.cases.given import CaseDesk
from tests.desk.cases.requests import MAIL, SAID, make_report
from tests.desk.narratives.given import Board
from tests.desk.office import Desk

TITLE = "Kotak suara disebut sudah dicoblos"


def test_units_see_their_own_and_those_below(desk: Desk) -> None:
    make_report(desk)
    address = reverse("cases:reports")
    seen = {
        unit: SAID[:60] in desk.client(Role.VERIFIER, unit).get(address).content.decode()
        for unit in (desk.polda, desk.polres, desk.polsek, desk.other_polres, desk.kpu)
    }
    assert [unit for unit, shown in seen.items() if shown] == [desk.polda, desk.polres]


def test_the_empty_inbox_says_where_reports_come_from(desk: Desk) -> None:
    page = desk.client(Role.DUTY_OFFICER).get(reverse("cases:reports")).content.decode()
    assert "Tidak ada laporan yang menunggu" in page
    assert reverse("cases:report") in page


def test_reading_is_in_the_audit_without_a_word_of_it(desk: Desk) -> None:
    report = make_report(desk)
    client = desk.client(Role.VERIFIER, desk.polres)
    client.get(reverse("cases:reports"))
    client.get(reverse("cases:report_page", args=[report.pk]))
    read = Entry.objects.filter(action__in=["report.listed", "report.read"])
    assert [entry.action for entry in read] == ["report.listed", "report.read"]
    assert not [entry for entry in read if "dicoblos" in str(entry.detail)]
    report.refresh_from_db()
    assert report.seen_at is not None


def test_a_case_is_opened_once_however_often_it_is_clicked(desk: Desk) -> None:
    report, member = make_report(desk), desk.member(Role.DUTY_OFFICER, desk.polres)
    assert open_from(member, report.pk, TITLE) == open_from(member, report.pk, TITLE)
    case = Case.objects.get()
    assert (case.origin, case.state, case.unit, case.title) == ("report", "reported", desk.polres, TITLE)
    report.refresh_from_db()
    assert (report.state, report.case) == (ReportState.IN_CASE, case)


def test_a_report_becomes_a_case_of_the_narrative_that_says_the_same(desk: Desk) -> None:
    from sejuk.desk import clock

    narrative = Board(desk, clock.now()).tell()
    report = make_report(desk)
    client = desk.client(Role.DUTY_OFFICER, desk.polres)
    address = reverse("cases:report_open", args=[report.pk])
    assert narrative.key in client.get(address).content.decode()
    assert client.post(address, {"title": TITLE, "narrative": narrative.key}).status_code == 302
    assert Case.objects.get().narrative == narrative


def test_open_cases_that_may_be_the_same_are_offered_and_taken(desk: Desk, unit: CaseDesk) -> None:
    case, report = unit.opened(), make_report(desk)
    client = desk.client(Role.DUTY_OFFICER, desk.polres)
    page = client.get(reverse("cases:report_page", args=[report.pk])).content.decode()
    assert f"{case}: {case.title}" in page
    client.post(reverse("cases:report_attach", args=[report.pk]), {"case": case.pk})
    report.refresh_from_db()
    assert report.case == case


def test_a_case_that_is_not_alike_cannot_be_chosen_by_hand(desk: Desk, unit: CaseDesk) -> None:
    case, report = unit.opened(title="Jembatan ambruk di hilir sungai"), make_report(desk)
    client = desk.client(Role.DUTY_OFFICER, desk.polres)
    client.post(reverse("cases:report_attach", args=[report.pk]), {"case": case.pk})
    report.refresh_from_db()
    assert report.case is None


def test_an_ended_case_takes_no_report(desk: Desk, unit: CaseDesk) -> None:
    case, report = unit.sorted(), make_report(desk)
    close_without_label(unit.sorter, case.pk, "without_label")
    with pytest.raises(Refused):
        attach_to(unit.sorter, report.pk, case.pk)


def test_the_draft_of_an_answer_comes_from_the_standing_verdict(desk: Desk, unit: CaseDesk) -> None:
    case = unit.confirmed()
    assert "Kotak suara masih tersegel" in suggested_answer(case)
    case.verdicts.update(is_training=False)
    assert suggested_answer(None) == general_answer()
    waiting = unit.opened(title="Jembatan ambruk di hilir sungai")
    assert suggested_answer(waiting) == general_answer()


def test_the_desk_answers_through_its_page(desk: Desk) -> None:
    report = make_report(desk, contact=MAIL)
    client = desk.client(Role.EDITOR, desk.polres)
    address = reverse("cases:report_answer", args=[report.pk])
    assert general_answer()[:30] in client.get(address).content.decode()
    assert client.post(address, {"text": "pendek"}).status_code == 422
    assert client.post(address, {"text": "Sudah kami periksa; kabarnya keliru."}).status_code == 302
    assert [sent.to for sent in mail.outbox] == [[MAIL]]
    assert MAIL not in client.get(reverse("cases:report_page", args=[report.pk])).content.decode()


def test_an_answer_without_mail_forgets_the_contact_too(desk: Desk) -> None:
    report = make_report(desk, contact=MAIL)
    answer(desk.member(Role.VERIFIER, desk.polres), report.pk, "Sudah kami periksa.", by_mail=False)
    report.refresh_from_db()
    assert (mail.outbox, bytes(report.contact)) == ([], b"")


def test_a_mail_server_that_is_away_loses_nothing(desk: Desk, settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]
    report = make_report(desk, contact=MAIL)
    with pytest.raises(Refused) as refused:
        answer(desk.member(Role.VERIFIER, desk.polres), report.pk, "Sudah kami periksa.")
    report.refresh_from_db()
    assert (refused.value.status, report.state, report.text) == (503, ReportState.RECEIVED, SAID)
    assert report.contact


def test_all_reports_of_a_case_are_answered_at_once(desk: Desk, unit: CaseDesk) -> None:
    case = unit.opened()
    reports = [make_report(desk, contact=MAIL) for _n in range(3)]
    for report in reports:
        attach_to(unit.sorter, report.pk, case.pk)
    assert answer_all_of(unit.sorter, case.pk, "Kabarnya keliru; segelnya utuh.") == (3, 0)
    assert len(mail.outbox) == 3
    assert set(Report.objects.values_list("state", flat=True)) == {ReportState.ANSWERED}


def test_reports_of_a_case_without_a_label_end_like_any_other(
    desk: Desk, unit: CaseDesk, django_capture_on_commit_callbacks: object
) -> None:
    """Nothing tells a report of a criticism from one that the desk closed by hand (G2)."""
    case = unit.sorted()
    quiet, by_hand = make_report(desk, contact=MAIL), make_report(desk)
    attach_to(unit.sorter, quiet.pk, case.pk)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        close_without_label(unit.sorter, case.pk, "protected_criticism")
    close(unit.sorter, by_hand.pk, general_answer())
    same = ("state", "answer", "text", "title", "address", "contact", "case", "narrative", "kind", "unit")
    one, other = (Report.objects.filter(pk=r.pk).values(*same).get() for r in (quiet, by_hand))
    assert {k: bytes(v) if k == "contact" else v for k, v in one.items()} == {
        k: bytes(v) if k == "contact" else v for k, v in other.items()
    }
    assert [sent.to for sent in mail.outbox] == [[MAIL]]
    assert general_answer() in str(mail.outbox[0].body)

"""Reports from the field: one however often a phone sends it, and a case."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sejuk.desk.cases.models import Case, Report, ReportState
from sejuk.desk.cases.reporting.field import duplicates_of, report_from_field, say_new, say_same
from sejuk.desk.organisation.models import Office, Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.cases.given import CaseDesk
from tests.desk.cases.requests import heard
from tests.desk.office import Desk

FORM = {
    "title": "Warga membicarakan kotak suara yang katanya sudah dicoblos",
    "text": "Kata @pedagang_1, nomornya 0812-3456-7890.",
    "medium": "spoken",
}


def post(client: Client, **changes: Any) -> Any:
    """The form as the phone sends it from its queue."""
    said = {**FORM, "client_id": str(uuid.uuid4()), **changes}
    return client.post(reverse("cases:field"), said, headers={"Accept": "application/json"})


@pytest.mark.parametrize("role", [Role.FIELD_REPORTER, Role.DUTY_OFFICER, Role.HEAD])
def test_a_field_report_opens_a_case_at_the_officers_unit(desk: Desk, role: Role) -> None:
    member = desk.member(role, desk.polsek)
    report = report_from_field(member, heard())
    case = Case.objects.get()
    assert (case.state, case.origin, case.unit, case.title) == (
        "reported",
        "field",
        desk.polsek,
        report.title,
    )
    assert (report.state, report.case, report.by) == (ReportState.IN_CASE, case, member)


def test_a_form_sent_again_and_again_is_one_report_and_one_case(desk: Desk) -> None:
    client, same = desk.client(Role.FIELD_REPORTER, desk.polsek), {"client_id": str(uuid.uuid4())}
    answers = [post(client, **same).json() for _time in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert (Report.objects.count(), Case.objects.count()) == (1, 1)


def test_third_persons_are_masked_on_the_server(desk: Desk) -> None:
    post(desk.client(Role.FIELD_REPORTER, desk.polsek), title="Kabar dari @pedagang_1 di pasar induk")
    report, case = Report.objects.get(), Case.objects.get()
    said = f"{report.title} {report.text} {case.title} {case.summary}"
    assert "pedagang_1" not in said
    assert "3456" not in said


def test_a_likely_duplicate_waits_for_the_officers_word(desk: Desk) -> None:
    unit = CaseDesk(desk, desk.polsek)
    case = unit.opened()
    officer = desk.member(Role.FIELD_REPORTER, desk.polsek)
    answer = post(desk.client(Role.FIELD_REPORTER, desk.polsek)).json()
    report = Report.objects.get()
    assert (answer["asks"], answer["page"]) == (True, reverse("cases:field_report", args=[report.pk]))
    assert [one.pk for one in duplicates_of(officer, report)] == [case.pk]
    page = desk.client(Role.FIELD_REPORTER, desk.polsek).get(answer["page"]).content.decode()
    assert case.title in page
    assert say_same(officer, report.pk, case.pk).case == case
    assert say_same(officer, report.pk, case.pk).case == case
    assert Case.objects.count() == 1


def test_the_officer_may_say_that_it_is_another_matter(desk: Desk) -> None:
    CaseDesk(desk, desk.polsek).opened()
    client = desk.client(Role.FIELD_REPORTER, desk.polsek)
    post(client)
    report = Report.objects.get()
    for _click in range(2):
        client.post(reverse("cases:field_new", args=[report.pk]))
    assert Case.objects.count() == 2
    assert say_new(desk.member(Role.FIELD_REPORTER, desk.polsek), report.pk).state == ReportState.IN_CASE


def test_one_word_in_common_is_no_duplicate(desk: Desk) -> None:
    CaseDesk(desk, desk.polsek).opened(title="Surat suara tertukar antara dua pelabuhan")
    assert post(desk.client(Role.FIELD_REPORTER, desk.polsek)).json()["asks"] is False


def test_cases_of_other_units_are_not_offered(desk: Desk) -> None:
    CaseDesk(desk, desk.other_polres).opened()
    assert post(desk.client(Role.FIELD_REPORTER, desk.polsek)).json()["asks"] is False


def test_nobody_opens_another_officers_report(desk: Desk) -> None:
    post(desk.client(Role.FIELD_REPORTER, desk.polsek))
    address = reverse("cases:field_report", args=[Report.objects.get().pk])
    assert desk.client(Role.HEAD, desk.polda).get(address).status_code == 404


def test_the_desks_own_inbox_shows_it(desk: Desk) -> None:
    CaseDesk(desk, desk.polsek).opened()
    post(desk.client(Role.FIELD_REPORTER, desk.polsek))
    page = desk.client(Role.DUTY_OFFICER, desk.polres).get(reverse("cases:reports")).content.decode()
    assert FORM["title"] in page


def test_without_a_script_the_form_works_too(desk: Desk) -> None:
    client = desk.client(Role.FIELD_REPORTER, desk.polsek)
    answer = client.post(reverse("cases:field"), {**FORM, "client_id": str(uuid.uuid4())})
    assert answer.status_code == 302
    assert Report.objects.get().number in client.get(answer["Location"]).content.decode()


def test_what_is_missing_is_said_in_words_for_the_queue(desk: Desk) -> None:
    answer = post(desk.client(Role.FIELD_REPORTER, desk.polsek), title="")
    assert answer.status_code == 422
    assert answer.json()["problems"][0].startswith("Apa yang beredar")


def test_a_session_that_ended_says_so_without_leading_away(desk: Desk) -> None:
    address, part = reverse("offline:session"), {"HX-Request": "true"}
    assert Client().get(address, headers=part).status_code == 401
    answer = desk.client(Role.FIELD_REPORTER, desk.polsek).get(address, headers=part).json()
    assert answer["owner"] == desk.member(Role.FIELD_REPORTER, desk.polsek).pk
    assert answer["token"]


def test_nothing_is_reported_before_it_is_lawful(desk: Desk) -> None:
    Office.objects.update(listening_since=None)
    with pytest.raises(Refused):
        report_from_field(desk.member(Role.FIELD_REPORTER, desk.polsek), heard())
    assert not Report.objects.exists()


def test_the_worker_answers_for_the_forms_own_address_only(desk: Desk) -> None:
    script = Client().get(reverse("cases:field_worker"))
    assert script["Content-Type"] == "text/javascript"
    assert reverse("cases:field_worker").rpartition("/")[0] + "/" == reverse("cases:field")
    assert "Service-Worker-Allowed" not in script.headers
    assert "worker-src 'self'" in script["Content-Security-Policy"]
    about = Client().get(reverse("cases:field_manifest")).json()
    assert about["start_url"] == about["scope"] == reverse("cases:field")

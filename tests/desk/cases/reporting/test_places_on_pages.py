"""Where reports and appeals turn up: on the case's page and in the navigation."""

from __future__ import annotations

from django.urls import reverse

from sejuk.desk.cases.reporting.settling import answer
from sejuk.desk.cases.reporting.taking_up import attach_to
from sejuk.desk.organisation.models import Role, Unit
from tests.desk.cases.given import CaseDesk
from tests.desk.cases.requests import ask, make_report
from tests.desk.office import Desk


def _page(desk: Desk, case: int, role: str, unit: Unit) -> str:
    return desk.client(role, unit).get(reverse("cases:case", args=[case])).content.decode()


def test_a_cases_page_shows_its_reports_and_asks_for_answers(desk: Desk, unit: CaseDesk) -> None:
    case, report = unit.opened(), make_report(desk)
    attach_to(unit.sorter, report.pk, case.pk)
    to_all = reverse("cases:case_reports_answer", args=[case.pk])
    assert to_all in _page(desk, case.pk, Role.DUTY_OFFICER, desk.polres)
    answer(unit.sorter, report.pk, "Kabarnya keliru; segelnya utuh.")
    page = _page(desk, case.pk, Role.DUTY_OFFICER, desk.polres)
    assert reverse("cases:report_page", args=[report.pk]) in page
    assert to_all not in page


def test_a_cases_page_shows_appeals_to_those_who_may_review(desk: Desk, unit: CaseDesk) -> None:
    case = unit.confirmed()
    appeal = ask(reference=f"K-{case.pk}")
    address = reverse("cases:appeal_page", args=[appeal.pk])
    assert address in _page(desk, case.pk, Role.HEAD, desk.polda)
    assert address not in _page(desk, case.pk, Role.DUTY_OFFICER, desk.polres)


def test_a_field_reporter_has_the_form_at_hand(desk: Desk) -> None:
    link = f'<a href="{reverse("cases:field")}"'
    hidden = '<li class="hidden lg:block">'
    for role, on_the_bar in ((Role.FIELD_REPORTER, True), (Role.DUTY_OFFICER, False)):
        page = desk.client(role, desk.polsek).get(reverse("cases:field")).content.decode()
        before = page[: page.index(link)].rstrip().rsplit("<li", 1)[1]
        assert (hidden[3:] not in before) == on_the_bar


def test_what_waits_is_counted_in_the_menu(desk: Desk) -> None:
    make_report(desk)
    page = desk.client(Role.VERIFIER, desk.polres).get(reverse("shell:menu")).content.decode()
    entry = page[page.index(f'href="{reverse("cases:reports")}"') :]
    assert ">1</span>" in entry[:400]

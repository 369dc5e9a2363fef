"""What an open page of a case asks for at each change: the next step and the clocks, and nothing to read."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.models import Case
from sejuk.desk.cases.services.custody import escalate
from sejuk.desk.cases.services.triage import take_up
from sejuk.desk.organisation.models import Role
from tests.desk.cases.given import CLAIM, CaseDesk
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db

CHANGED = "Kasus ini berubah sejak halaman dibuka."


@pytest.fixture
def officer(desk: Desk) -> Client:
    """Somebody who has the page open."""
    return desk.client(Role.DUTY_OFFICER, desk.polres)


def asked(client: Client, case: Case, since: int | str = "") -> str:
    """What the page gets when something changed."""
    answer = client.get(reverse("cases:now", args=[case.pk]), {"sejak": since})
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_has_the_verbs_and_the_clock_and_no_word_of_the_case(officer: Client, unit: CaseDesk) -> None:
    case = unit.opened()
    part = asked(officer, case)
    assert 'id="next"' in part
    assert reverse("cases:take_up", args=[case.pk]) in part
    assert 'id="clocks" hx-swap-oob="true"' in part
    assert CLAIM not in part
    assert "<html" not in part


def test_it_names_no_reason_that_somebody_wrote(officer: Client, unit: CaseDesk) -> None:
    case = unit.opened()
    escalate(unit.head, case.pk, unit.desk.polda.pk, "Alasan yang panjang sekali")
    assert "Alasan yang panjang sekali" not in asked(officer, case)


def test_asking_again_is_no_new_reading(officer: Client, unit: CaseDesk) -> None:
    case = unit.opened()
    officer.get(reverse("cases:case", args=[case.pk]))
    for _time in range(3):
        asked(officer, case)
    assert Entry.objects.filter(action="case.read", subject_id=str(case.pk)).count() == 1


def test_a_page_that_is_behind_says_so(officer: Client, unit: CaseDesk) -> None:
    case = unit.opened()
    page = officer.get(reverse("cases:case", args=[case.pk])).content.decode()
    seen = case.events.latest("pk").pk
    assert f"{reverse('cases:now', args=[case.pk])}?sejak={seen}" in page
    assert CHANGED not in asked(officer, case, seen)
    take_up(unit.sorter, case.pk)
    assert CHANGED in asked(officer, case, seen)


@pytest.mark.parametrize("since", ["", "abc", "-1", "9" * 40, "\u0661"])
def test_nonsense_is_no_line_of_a_story(officer: Client, unit: CaseDesk, since: str) -> None:
    assert CHANGED not in asked(officer, unit.opened(), since)


def test_it_needs_less_than_the_page(
    officer: Client, unit: CaseDesk, django_assert_max_num_queries: object
) -> None:
    case = unit.opened()
    asked(officer, case)
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        asked(officer, case)

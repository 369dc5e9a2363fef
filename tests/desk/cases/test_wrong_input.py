"""What people type wrong, too late or twice: nothing typed is lost, and the page says what to do."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sejuk.desk.cases.queueing.leasing import take
from sejuk.desk.organisation.models import Role
from tests.desk.cases.given import CLAIM, CaseDesk, fresh
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db


def test_words_typed_for_a_case_that_moved_on_stay_on_the_page(desk: Desk, unit: CaseDesk) -> None:
    case = unit.verifying()
    verifier = desk.client(Role.VERIFIER, desk.polres)
    data = {
        "claim": CLAIM,
        "accuracy": "false_fabricated",
        "harm": "none",
        "explanation": "Ditulis sepuluh menit lamanya.",
    }
    assert verifier.post(reverse("cases:propose", args=[case.pk]), data).status_code == 302
    late = desk.client(Role.DUTY_OFFICER, desk.polres)
    answer = late.post(reverse("cases:propose", args=[case.pk]), data)
    assert answer.status_code == 409
    assert "Ditulis sepuluh menit lamanya." in answer.content.decode()
    assert "Muat ulang halamannya" in answer.content.decode()


def test_a_verdict_has_no_answer_ticked_before_somebody_chose(desk: Desk, unit: CaseDesk) -> None:
    case = unit.verifying(may_harm=True)
    verifier = desk.client(Role.VERIFIER, desk.polres)
    page = verifier.get(reverse("cases:propose", args=[case.pk])).content.decode()
    assert page.count('<option value="" selected>Pilih satu') == 2
    said = {"claim": CLAIM, "explanation": "Belum memilih apa pun.", "accuracy": "", "harm": ""}
    answer = verifier.post(reverse("cases:propose", args=[case.pk]), said)
    assert answer.status_code == 422
    assert not case.verdicts.exists()


def test_a_button_that_is_refused_says_so_where_it_stands(desk: Desk, unit: CaseDesk) -> None:
    case = unit.responding()
    head = desk.client(Role.HEAD, desk.polres)
    page = head.post(reverse("cases:measure", args=[case.pk]), follow=True)
    assert page.redirect_chain[-1][0] == reverse("cases:case", args=[case.pk])
    assert "Isi laporan setiap tanggapan lebih dulu." in page.content.decode()


def test_what_a_colleague_has_in_hand_says_whose_hand_on_the_case(desk: Desk, unit: CaseDesk) -> None:
    case = unit.opened()
    take(unit.verifier, case.pk)
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    page = officer.post(reverse("cases:take_up", args=[case.pk]), follow=True).content.decode()
    assert f"{unit.verifier.name} sedang mengerjakan kasus ini." in page
    assert "Ambil alih" in page


@pytest.mark.parametrize("typed", ["K-{}", "k{}", " {} ", "{}"])
def test_a_case_is_merged_by_its_number_however_it_is_written(desk: Desk, unit: CaseDesk, typed: str) -> None:
    one, other = unit.opened(), unit.opened()
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    data = {"into": typed.format(other.pk), "reason": "Klaim yang sama"}
    assert officer.post(reverse("cases:merge", args=[one.pk]), data).status_code == 302
    assert fresh(one).merged_into == other


@pytest.mark.parametrize("typed", ["", "abc", "K-", "-1", "9" * 30, "K-1 dan K-2"])
def test_what_is_no_number_of_a_case_says_how_one_looks(desk: Desk, unit: CaseDesk, typed: str) -> None:
    case = unit.opened()
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    data = {"into": typed, "reason": "Klaim yang sama"}
    answer = officer.post(reverse("cases:merge", args=[case.pk]), data)
    assert answer.status_code == 422
    assert "Klaim yang sama" in answer.content.decode()


def test_a_claim_of_one_letter_is_no_claim(desk: Desk, unit: CaseDesk) -> None:
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    data = {"title": "x", "unit": desk.polres.pk, "severity": "medium"}
    assert officer.post(reverse("cases:open"), data).status_code == 422

"""Earlier verdicts are offered with a score; of cases out of sight only the confirmed claim is shown."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sejuk.desk.cases.models import Case
from sejuk.desk.cases.verification import similar
from sejuk.desk.cases.verification.similar import VerdictShelf, offers, prefilled
from sejuk.desk.factchecks.matching import KeptIndex
from sejuk.desk.organisation.models import Role
from tests.desk.cases.given import CLAIM, CaseDesk

NEARLY = "Kotak suara di gudang kecamatan dikabarkan sudah dicoblos"


@pytest.fixture(autouse=True)
def _fresh_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similar, "VERDICTS", KeptIndex(VerdictShelf()))


def _case(unit: CaseDesk, title: str = NEARLY) -> Case:
    case = unit.verifying()
    Case.objects.filter(pk=case.pk).update(title=title)
    case.refresh_from_db()
    return case


def test_the_same_claim_is_offered_with_its_score_and_shared_words(unit: CaseDesk) -> None:
    earlier = unit.confirmed()
    found = offers(unit.verifier, _case(unit))
    assert [offer.verdict.case for offer in found] == [earlier]
    assert 0 < found[0].percent <= 100
    assert found[0].level in {"suggest", "confirm"}
    assert "kotak" in " ".join(found[0].words)
    assert found[0].in_sight


def test_another_matter_is_not_offered(unit: CaseDesk) -> None:
    unit.confirmed()
    assert offers(unit.verifier, _case(unit, "Jadwal debat calon bupati diubah mendadak")) == []


def test_a_proposal_and_an_exercise_are_no_knowledge(unit: CaseDesk) -> None:
    unit.proposed()
    assert offers(unit.verifier, _case(unit)) == []


def test_a_verdict_confirmed_later_is_offered_without_a_restart(unit: CaseDesk) -> None:
    case = _case(unit)
    assert offers(unit.verifier, case) == []
    earlier = unit.confirmed()
    assert [offer.verdict.case for offer in offers(unit.verifier, case)] == [earlier]


def test_of_a_case_out_of_sight_only_the_claim_is_shown(unit: CaseDesk) -> None:
    elsewhere = CaseDesk(unit.desk, unit.desk.other_polres)
    earlier = elsewhere.confirmed()
    Case.objects.filter(pk=earlier.pk).update(title="Judul rahasia sebelah", summary="Ringkasan sebelah")
    page = unit.desk.client(Role.VERIFIER, unit.unit).get(reverse("cases:case", args=[_case(unit).pk]))
    text = page.content.decode()
    assert CLAIM in text
    assert "Judul rahasia" not in text
    assert "Ringkasan sebelah" not in text
    assert "berita acaranya terbuka" not in text
    assert reverse("cases:case", args=[earlier.pk]) not in text


def test_an_offer_becomes_a_source_with_one_form(unit: CaseDesk) -> None:
    verdict = unit.confirmed().verdicts.get()
    words = prefilled(str(verdict.pk))
    assert words["kind"] == "similar"
    assert CLAIM in words["note"]
    case = _case(unit)
    client = unit.desk.client(Role.VERIFIER, unit.unit)
    form = client.get(reverse("cases:add_step", args=[case.pk]) + f"?serupa={verdict.pk}")
    assert words["source"] in form.content.decode()


@pytest.mark.parametrize("number", ["", "x", "0", "99999999999999999999", "-1", "１２"])
def test_a_strange_number_fills_in_nothing(unit: CaseDesk, number: str) -> None:
    assert prefilled(number) == {}

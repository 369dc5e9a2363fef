"""The public log: what was corrected, every version, nothing else."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from sejuk.desk.cases.models import Verdict
from sejuk.desk.cases.services.confirming import confirm
from sejuk.desk.cases.services.correcting import correct
from sejuk.desk.cases.services.proposing import propose
from tests.desk.cases.given import CaseDesk, proposal

CHANGED = "Berita acara yang baru menunjukkan dua kotak tertukar."


def page() -> str:
    """The log as anybody sees it."""
    return Client().get(reverse("cases:corrections")).content.decode()


def corrected(unit: CaseDesk, accuracy: str = "misleading") -> None:
    """A verdict that was replaced by another."""
    case = unit.confirmed()
    correct(unit.approver, case.pk, CHANGED)
    propose(unit.verifier, case.pk, proposal(accuracy=accuracy, correction=CHANGED))
    confirm(unit.approver, case.pk)


def test_before_and_after_stand_beside_each_other(unit: CaseDesk) -> None:
    corrected(unit)
    text = page()
    assert CHANGED in text
    assert text.index("Menyesatkan") < text.index("Salah: karangan")
    case = Verdict.objects.latest("pk").case_id
    assert f'id="k-{case}-v1"' in text


def test_a_verdict_that_was_never_corrected_is_not_in_the_log(unit: CaseDesk) -> None:
    unit.confirmed()
    assert "Belum ada putusan yang dikoreksi" in page()


def test_a_correction_that_waits_for_its_second_person_is_not_public(unit: CaseDesk) -> None:
    case = unit.confirmed()
    correct(unit.approver, case.pk, CHANGED)
    propose(unit.verifier, case.pk, proposal(correction=CHANGED))
    assert CHANGED not in page()


def test_nobody_who_signed_is_named(unit: CaseDesk) -> None:
    corrected(unit)
    assert unit.verifier.name not in page()
    assert unit.approver.name not in page()

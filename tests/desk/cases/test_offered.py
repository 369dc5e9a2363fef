"""The pages offer what may be done, and nothing else."""

from __future__ import annotations

from django.urls import reverse

from sejuk.desk.organisation.models import Role
from tests.desk.cases.given import CaseDesk
from tests.desk.cases.test_pages import page
from tests.desk.office import Desk


def test_nobody_is_offered_what_would_be_refused(desk: Desk, unit: CaseDesk) -> None:
    case = unit.proposed()
    proposer, approver = (desk.client(role, desk.polres) for role in (Role.VERIFIER, Role.APPROVER))
    assert "Baca dan sahkan" not in page(proposer, case)
    assert "Tidak setuju" not in page(proposer, case)
    assert "Baca dan sahkan" in page(approver, case)


def test_the_accused_institution_is_offered_no_proposal(desk: Desk, unit: CaseDesk) -> None:
    proposer = desk.client(Role.VERIFIER, desk.polres)
    assert "Usulkan putusan" in page(proposer, unit.verifying())
    assert "Usulkan putusan" not in page(proposer, unit.verifying(accused=[desk.police]))


def test_bulk_triage_is_offered_where_something_can_be_ticked(desk: Desk, unit: CaseDesk) -> None:
    officer, queue = desk.client(Role.DUTY_OFFICER, desk.polres), reverse("cases:queue")
    unit.verifying()
    assert "Pilah yang dicentang sekaligus" not in officer.get(queue).content.decode()
    unit.opened()
    assert "Pilah yang dicentang sekaligus" in officer.get(queue).content.decode()

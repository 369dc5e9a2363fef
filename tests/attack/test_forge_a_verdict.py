"""An insider writes verdicts past the verbs (G4, G14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction

from tests.desk.cases.given import RABAT, CaseDesk, outsider, proposal

if TYPE_CHECKING:
    from sejuk.desk.cases.models import Case, Verdict
    from tests.desk.office import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(desk: Desk) -> CaseDesk:
    """The people of the Polres."""
    return CaseDesk(desk, desk.polres)


def write(verdict: Verdict, **changes: Any) -> None:
    """Change the row as somebody with the database's password would."""
    from sejuk.desk.cases.models import Verdict

    with transaction.atomic():
        Verdict.objects.filter(pk=verdict.pk).update(**changes)


def signed(unit: CaseDesk, **changes: Any) -> dict[str, Any]:
    """Columns of a confirmation by the approver."""
    from sejuk.desk import clock

    home = unit.approver.institution
    return {
        "state": "confirmed",
        "confirmed_by": unit.approver,
        "confirmed_institution": home,
        "confirmed_at": clock.now(),
    } | changes


def proposed(unit: CaseDesk, **changes: Any) -> Verdict:
    """A verdict that waits."""
    return unit.proposed(**changes).verdicts.get()


def test_the_proposer_does_not_confirm(unit: CaseDesk) -> None:
    with pytest.raises(IntegrityError):
        write(proposed(unit), **signed(unit, confirmed_by=unit.verifier))


def test_a_signatory_does_not_borrow_another_institution(desk: Desk, unit: CaseDesk) -> None:
    with pytest.raises(IntegrityError):
        write(proposed(unit), **signed(unit, confirmed_institution=desk.commission))


def test_somebody_who_left_signs_nothing(unit: CaseDesk) -> None:
    from sejuk.desk.organisation.models import Member

    verdict = proposed(unit)
    Member.objects.filter(pk=unit.approver.pk).update(is_active=False)
    with pytest.raises(IntegrityError):
        write(verdict, **signed(unit))


def test_severe_harm_is_not_confirmed_by_one(unit: CaseDesk) -> None:
    with pytest.raises(IntegrityError):
        write(proposed(unit, harm="incitement", worksheet=RABAT), **signed(unit))


def test_severe_harm_is_not_confirmed_without_its_worksheet(unit: CaseDesk) -> None:
    from sejuk.desk import clock

    verdict = proposed(unit, harm="incitement", worksheet=RABAT)
    verdict.worksheet.delete()
    review = {"reviewed_by": unit.head, "reviewed_institution": unit.head.institution}
    with pytest.raises(IntegrityError):
        write(verdict, **signed(unit, **review, reviewed_at=clock.now()))


def test_a_factor_of_the_worksheet_is_not_left_empty(unit: CaseDesk) -> None:
    verdict = proposed(unit, harm="incitement", worksheet=RABAT)
    for factor in set(RABAT) - {"ground"}:
        with pytest.raises(IntegrityError), transaction.atomic():
            type(verdict.worksheet).objects.update(**{factor: ""})


def test_a_reviewed_worksheet_stays(unit: CaseDesk) -> None:
    from sejuk.desk.cases.models import Worksheet
    from sejuk.desk.cases.services.confirming import confirm

    case = unit.proposed(harm="incitement", worksheet=RABAT)
    confirm(unit.approver, case.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Worksheet.objects.update(intent="Lain sama sekali")


@pytest.fixture
def about_process(unit: CaseDesk) -> Verdict:
    """A verdict on how votes are counted, proposed by the police."""
    from sejuk.desk.cases.services.proposing import propose

    return propose(unit.verifier, unit.verifying(about_process=True).pk, proposal())


def test_the_police_alone_do_not_sign_a_process_verdict(unit: CaseDesk, about_process: Verdict) -> None:
    with pytest.raises(IntegrityError):
        write(about_process, **signed(unit))


def test_a_process_verdict_needs_its_source(desk: Desk, unit: CaseDesk, about_process: Verdict) -> None:
    from sejuk.desk.cases.models import VerificationStep

    VerificationStep.objects.update(authority="police")
    other = outsider(desk)
    with pytest.raises(IntegrityError):
        write(about_process, **signed(unit, confirmed_by=other, confirmed_institution=desk.commission))


def test_training_is_not_switched_off(unit: CaseDesk, about_process: Verdict) -> None:
    with pytest.raises(IntegrityError):
        write(about_process, is_training=True)


def test_a_verdict_does_not_lose_that_it_is_about_the_process(unit: CaseDesk, about_process: Verdict) -> None:
    with pytest.raises(IntegrityError):
        write(about_process, about_process=False)


def test_the_accused_institution_does_not_sign(desk: Desk, unit: CaseDesk) -> None:
    verdict = proposed(unit)
    verdict.case.accused.add(desk.police)
    with pytest.raises(IntegrityError):
        write(verdict, **signed(unit))


@pytest.mark.parametrize(
    "change",
    [
        {"accuracy": "true"},
        {"explanation": "Lain"},
        {"state": "proposed"},
        {"state": "rejected"},
        {"confirmed_by": None},
    ],
    ids=str,
)
def test_a_confirmed_verdict_stays_as_it_is(unit: CaseDesk, change: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        write(unit.confirmed().verdicts.get(), **change)


def test_a_confirmed_verdict_is_not_deleted(unit: CaseDesk) -> None:
    case = unit.confirmed()
    with pytest.raises(IntegrityError), transaction.atomic():
        case.verdicts.all().delete()


def test_a_case_does_not_go_on_without_a_verdict(unit: CaseDesk) -> None:
    from sejuk.desk.cases.models import Case

    case: Case = unit.verifying()
    for state in ("confirmed", "response_decided", "responding", "measuring"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.filter(pk=case.pk).update(state=state)


def test_the_story_of_a_case_is_not_rewritten(unit: CaseDesk) -> None:
    from sejuk.desk.cases.models import CaseEvent

    case = unit.opened()
    story = CaseEvent.objects.filter(case=case)
    with pytest.raises(IntegrityError), transaction.atomic():
        story.update(reason="Lain")
    with pytest.raises(IntegrityError), transaction.atomic():
        story.delete()


def test_a_verdict_is_not_born_confirmed(unit: CaseDesk) -> None:
    from sejuk.desk.cases.models import Verdict

    made = proposed(unit)
    fields = {f.attname: getattr(made, f.attname) for f in Verdict._meta.concrete_fields if not f.primary_key}
    later = fields | {"version": 9, "state": "confirmed", "confirmed_by_id": unit.approver.pk}
    with pytest.raises(IntegrityError), transaction.atomic():
        Verdict.objects.create(**(later | {"confirmed_institution_id": unit.approver.institution_id}))

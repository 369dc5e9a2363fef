"""Attack: bring a citizen to an investigator, with this software as the courier (G6).

Fails because the list of destinations is closed in the database, letters carry a verdict of two people and
no citizen's words, lawful words are not referred, and a matter without a case leads to none.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import get_resolver

from sejuk.desk import clock
from sejuk.desk.cases.models import Accuracy, Case, Destination, Referral, ResponseDecision
from sejuk.desk.cases.referring.making import refer, today
from sejuk.desk.cases.services.confirming import confirm
from sejuk.desk.cases.services.proposing import propose
from tests.desk.addresses import all_names
from tests.desk.cases.given import CaseDesk, fresh, proposal
from tests.desk.cases.referring.given import draft
from tests.desk.office import Desk

INVESTIGATORS = (
    "reskrim",
    "siber",
    "cyber",
    "penyidik",
    "kejaksaan",
    "jaksa",
    "intel",
    "densus",
    "bareskrim",
)


def _forged(desk_of: CaseDesk, case: Case | None, /, **changes: Any) -> Referral:
    at = clock.now() if case else today(clock.now())
    values = {
        "case": case,
        "destination": "kpu",
        "unit": desk_of.unit,
        "institution": desk_of.desk.police,
        "subject": "Perihal",
        "body": "Isi",
        "made_by": desk_of.head,
        "made_at": at,
        "due_at": at + timedelta(days=7),
    }
    return Referral.objects.create(**(values | changes))


def _refused(desk_of: CaseDesk, case: Case | None, why: str, /, **changes: Any) -> None:
    with pytest.raises(IntegrityError, match=why), transaction.atomic():
        _forged(desk_of, case, **changes)


def _unit(desk: Desk) -> CaseDesk:
    return CaseDesk(desk, desk.polres)


@pytest.mark.parametrize("destination", ["penyidik", "siber", "reskrim", "kejaksaan", "", "KPU"])
def test_another_destination_is_not_inserted(desk: Desk, destination: str) -> None:
    unit = _unit(desk)
    _refused(unit, unit.confirmed(), "closed_list", destination=destination)


def test_a_letter_is_not_readdressed(desk: Desk) -> None:
    unit = _unit(desk)
    made = _forged(unit, unit.confirmed())
    for destination in ("penyidik", "komdigi"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Referral.objects.filter(pk=made.pk).update(destination=destination)


def test_no_destination_and_no_address_of_the_desk_names_an_investigator() -> None:
    words = " ".join([*Destination.values, *map(str, Destination.labels), *all_names()]).lower()
    patterns = str([str(pattern.pattern) for pattern in get_resolver().url_patterns]).lower()
    assert [one for one in INVESTIGATORS if one in words + patterns] == []


@pytest.mark.parametrize("destination", ["bawaslu", "ombudsman", "kompolnas", "propam", "dkpp"])
def test_a_citizen_is_not_reported_to_who_hears_of_officials(desk: Desk, destination: str) -> None:
    unit = _unit(desk)
    _refused(unit, unit.confirmed(), "officials_only", destination=destination)


def test_no_letter_without_a_verdict_of_two_people(desk: Desk) -> None:
    unit = _unit(desk)
    _refused(unit, unit.proposed(), "confirmed verdict")


@pytest.mark.parametrize("accuracy", [Accuracy.OFFICIAL_CLARIFICATION, Accuracy.SATIRE, Accuracy.TRUE])
@pytest.mark.parametrize("destination", ["platform", "komdigi", "bawaslu", "press_council"])
def test_lawful_words_are_reported_nowhere(desk: Desk, accuracy: str, destination: str) -> None:
    unit = _unit(desk)
    case = unit.verifying()
    propose(unit.verifier, case.pk, proposal(accuracy=accuracy))
    confirm(unit.approver, case.pk)
    _refused(unit, fresh(case), "lawful words", destination=destination, about_official=True)


def test_the_accused_police_refers_nobody(desk: Desk) -> None:
    unit = _unit(desk)
    case = unit.confirmed()
    case.accused.add(desk.police)
    _refused(unit, case, "accused institution")


def test_nobody_signs_for_another_institution(desk: Desk) -> None:
    unit = _unit(desk)
    _refused(unit, unit.confirmed(), "of its institution", institution=desk.commission)
    _refused(unit, unit.confirmed(), "of its institution", unit=desk.kpu)


def test_a_letter_that_went_out_is_not_rewritten(desk: Desk) -> None:
    unit = _unit(desk)
    made = _forged(unit, unit.confirmed(), sent_at=clock.now())
    with pytest.raises(IntegrityError, match="fixed"), transaction.atomic():
        Referral.objects.filter(pk=made.pk).update(body="Tangkap orangnya")


def test_a_routed_complaint_is_not_tied_to_a_case_afterwards(desk: Desk) -> None:
    unit = _unit(desk)
    case = unit.decided("refer")
    made = _forged(unit, None, destination="ombudsman", about_official=True)
    for forged in ({"case": case}, {"decision": ResponseDecision.objects.get(case=case)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Referral.objects.filter(pk=made.pk).update(**forged)


def test_a_routed_complaint_keeps_no_hour(desk: Desk) -> None:
    unit = _unit(desk)
    hour = clock.now().replace(hour=3, minute=7)
    _refused(unit, None, "days, not hours", destination="ombudsman", about_official=True, made_at=hour)
    _refused(unit, None, "days, not hours", destination="ombudsman", about_official=True, sent_at=hour)


@pytest.mark.parametrize("destination", ["platform", "komdigi", "fact_checker"])
def test_content_is_not_reported_without_a_case(desk: Desk, destination: str) -> None:
    _refused(_unit(desk), None, "who answers for it", destination=destination, about_official=True)


def test_no_key_leads_from_a_complaint_to_a_case_or_a_post(desk: Desk) -> None:
    unit = _unit(desk)
    made = _forged(unit, None, destination="propam", about_official=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(r) FROM cases_referral r WHERE id = %s", [made.pk])
        row = cursor.fetchone()[0]
    kept = {name for name, value in row.items() if value not in (None, "", False)}
    assert kept == {
        "id", "destination", "unit_id", "institution_id", "subject", "body", "about_official", "made_by_id",
        "made_at", "due_at",
    }  # fmt: skip


def test_evidence_and_citizens_words_do_not_travel_with_a_letter(desk: Desk) -> None:
    """A letter has no attachment: its two forms are made from these texts alone."""
    from sejuk.desk.cases.referring.letters import Letter

    assert set(Letter.__dataclass_fields__) == {
        "institution", "unit", "number", "place_and_date", "to", "subject", "paragraphs", "facts",
        "addresses", "request", "note", "day",
    }  # fmt: skip
    unit = _unit(desk)
    case = unit.decided("refer")
    assert refer(unit.head, case.pk, draft()).case == case

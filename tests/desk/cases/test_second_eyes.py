"""Whom the form offers as a second pair of eyes: who is near, and other institutions of the same place."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sejuk.desk.cases.forms.deciding import SHOWN
from sejuk.desk.cases.services.seconds import candidates
from sejuk.desk.organisation.models import Member, Role, Unit
from sejuk.desk.organisation.seating import seat
from tests.desk.cases.given import CaseDesk, outsider
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db


def office_in(desk: Desk, place: str, level: str) -> Member:
    """A verifier of the commission's office in another place."""
    unit = Unit.objects.create(
        institution=desk.commission, parent=desk.kpu, name=f"KPU {place}", level=level, territory_id=place
    )
    return desk.member(Role.VERIFIER, unit)


def test_another_institution_of_the_same_place_is_offered_and_of_another_place_not(
    desk: Desk, unit: CaseDesk
) -> None:
    here, elsewhere = office_in(desk, "71.01", "regency"), office_in(desk, "71.02", "regency")
    province = outsider(desk)
    found = list(candidates(unit.sorter, unit.opened()))
    assert here in found
    assert province in found
    assert elsewhere not in found
    assert found.index(here) < found.index(province)


def test_a_province_is_offered_the_regencies_in_it(desk: Desk) -> None:
    below = office_in(desk, "71.02", "regency")
    above = CaseDesk(desk, desk.polda)
    assert below in candidates(above.sorter, above.opened())


def test_of_very_many_the_nearest_are_shown(desk: Desk, unit: CaseDesk) -> None:
    for number in range(SHOWN + 5):
        seat(desk.kpu, f"jauh{number}", f"jauh{number}@{desk.kpu.institution.domain}", Role.VERIFIER, None)
    case = unit.proposed()
    client = desk.client(Role.VERIFIER, desk.polres)
    page = client.get(reverse("cases:second", args=[case.pk])).content.decode()
    assert page.count('type="radio"') == SHOWN
    assert unit.approver.name in page

"""Task forces of an operation: four and their eight, with local names; enforcement is none of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sejuk.desk.organisation.models import Operation, Role
from sejuk.desk.review.forces import forces
from sejuk.desk.review.models import OperationForce
from tests.desk.office import Desk

PAGE = "review:forces"


def an_operation() -> Operation:
    """An operation with its order."""
    return Operation.objects.create(
        name="Nusantara Cooling System",
        legal_order="SPRIN/7/2029",
        starts_on=date(2029, 1, 1),
        ends_on=date(2029, 12, 1),
    )


def name(client: Client, desk: Desk, **changes: Any) -> Any:
    """Send the form."""
    said = {"operation": an_operation().pk, "unit": desk.polda.pk, "code": "humas", "suffix": "Turangga"}
    return client.post(reverse(PAGE), {**said, **changes})


def test_there_are_four_and_eight() -> None:
    whole = [one for one in forces().values() if not one.part_of]
    assert (len(whole), len(forces()) - len(whole)) == (4, 8)
    assert all(one.duty and one.duty_en for one in forces().values())


def test_a_head_gives_a_unit_a_force_with_a_local_name(desk: Desk) -> None:
    client = desk.client(Role.HEAD)
    assert name(client, desk).status_code == 302
    assert OperationForce.objects.get().name == "Satgas Humas Turangga"
    assert "Satgas Humas Turangga" in client.get(reverse(PAGE)).content.decode()


def test_given_again_it_changes_the_name(desk: Desk) -> None:
    client, operation = desk.client(Role.HEAD), an_operation()
    for suffix in ("Turangga", "Candi"):
        name(client, desk, operation=operation.pk, suffix=suffix)
    assert OperationForce.objects.get().suffix == "Candi"


def test_others_read_and_do_not_name(desk: Desk) -> None:
    client = desk.client(Role.DUTY_OFFICER)
    assert client.get(reverse(PAGE)).status_code == 200
    assert name(client, desk).status_code == 403


def test_a_unit_elsewhere_cannot_be_named(desk: Desk) -> None:
    assert name(desk.client(Role.HEAD, desk.polres), desk, unit=desk.other_polres.pk).status_code == 422


def test_an_operation_has_an_order_and_ends_after_it_starts(desk: Desk) -> None:
    client, page = desk.client(Role.HEAD), reverse("review:operation_add")
    said = {"name": "Mantap Praja Turangga", "legal_order": "SPRIN/9/2029", "starts_on": "2029-05-01"}
    assert client.post(page, {**said, "ends_on": "2029-04-01"}).status_code == 422
    for _click in range(2):
        assert client.post(page, {**said, "ends_on": "2029-12-01"}).status_code == 302
    assert Operation.objects.get().legal_order == "SPRIN/9/2029"


@pytest.mark.parametrize("suffix", ["Gakkum", "Penegakan Hukum", "Tindak", "Anti Teror", "penyidikan"])
def test_enforcement_is_no_local_name(desk: Desk, suffix: str) -> None:
    answer = name(desk.client(Role.HEAD), desk, suffix=suffix)
    assert answer.status_code == 422
    assert "bukan bagian dari cooling system" in answer.content.decode()

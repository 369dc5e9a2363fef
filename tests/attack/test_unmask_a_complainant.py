"""Attack: an accused institution wants to know who complained, or to bury it (G6, G11)."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation.models import Role, Unit
from sejuk.desk.review.complaining import Told, complain
from sejuk.desk.review.lapsing import KEPT, lapse
from sejuk.desk.review.models import Complaint
from tests.attack.insider import refuses_sql
from tests.desk.office import Desk

WORDS = "Pejabat itu meminta kami membagikan gambar peserta pemilu kemarin pagi."
CONTACT = "pelapor@contoh.example"


@pytest.fixture
def complaint(desk: Desk) -> Complaint:
    """A complaint about an official of the police."""
    desk.member(Role.HEAD, desk.kpu)
    number = complain(Told(uuid4(), desk.police, desk.regency, WORDS, CONTACT))
    return Complaint.objects.get(number=number)


@pytest.mark.parametrize("role", Role.values)
def test_nobody_of_the_accused_finds_it(desk: Desk, complaint: Complaint, role: str) -> None:
    client = desk.client(role)
    page = client.get(reverse("review:complaint", args=[complaint.pk]))
    assert page.status_code in (403, 404)
    listed = client.get(reverse("review:complaints"))
    assert WORDS not in listed.content.decode()
    assert (
        client.post(reverse("review:complaint", args=[complaint.pk]), {"words": "x" * 30}).status_code != 302
    )


def test_the_accused_cannot_be_made_its_handler(desk: Desk, complaint: Complaint) -> None:
    move = "UPDATE review_complaint SET handler_id = %s WHERE id = %s"
    refuses_sql(move, desk.police.pk, complaint.pk)
    refuses_sql("UPDATE review_complaint SET accused_id = %s WHERE id = %s", desk.commission.pk, complaint.pk)


def test_it_goes_to_oversight_and_to_no_investigator(complaint: Complaint) -> None:
    for destination in ("komdigi", "platform", "reskrim", "kpu"):
        send = "UPDATE review_complaint SET state = 'forwarded', destination = %s WHERE id = %s"
        refuses_sql(send, destination, complaint.pk)


def test_words_and_contact_are_only_ever_forgotten(complaint: Complaint) -> None:
    refuses_sql("UPDATE review_complaint SET text = 'lain' WHERE id = %s", complaint.pk)
    refuses_sql("UPDATE review_complaint SET contact = 'x'::bytea WHERE id = %s", complaint.pk)


def test_no_page_and_no_line_of_the_chain_has_the_contact(desk: Desk, complaint: Complaint) -> None:
    page = desk.client(Role.HEAD, desk.kpu).get(reverse("review:complaint", args=[complaint.pk]))
    assert CONTACT not in page.content.decode()
    assert CONTACT.encode() not in bytes(complaint.contact)
    said = str(list(Entry.objects.values_list("detail", flat=True)))
    assert CONTACT not in said
    assert WORDS not in said


def test_no_column_is_finer_than_a_day_or_knows_who(complaint: Complaint) -> None:
    kinds = {field.name: field.get_internal_type() for field in Complaint._meta.fields}
    assert "DateTimeField" not in kinds.values()
    assert {name for name, kind in kinds.items() if kind == "ForeignKey"} == {
        "accused",
        "handler",
        "territory",
    }


def test_the_number_is_guessed_by_nobody(complaint: Complaint) -> None:
    answers = [
        Client().post(reverse("cases:follow"), {"number": "7K3M-Q9XD-2F4B"}).status_code for _try in range(22)
    ]
    assert answers[-1] == 429


def test_what_lapsed_is_neither_answered_nor_read_again(complaint: Complaint) -> None:
    refuses_sql("UPDATE review_complaint SET state = 'lapsed' WHERE id = %s", complaint.pk)  # with its words
    lapse(complaint.due_on + KEPT)
    refuses_sql("UPDATE review_complaint SET state = 'received' WHERE id = %s", complaint.pk)
    answered = "UPDATE review_complaint SET state = 'answered', destination = 'propam' WHERE id = %s"
    refuses_sql(answered, complaint.pk)


def test_a_head_elsewhere_in_the_handling_institution_does_not_read_it(
    desk: Desk, complaint: Complaint
) -> None:
    """The rights of the smallest office do not reach the complaints of the country."""
    far = Unit.objects.create(
        institution=desk.commission, parent=desk.kpu, name="KPU Muara", level="regency",
        territory=desk.other_polres.territory,
    )  # fmt: skip
    client = desk.client(Role.HEAD, far)
    page = reverse("review:complaint", args=[complaint.pk])
    assert client.get(page).status_code == 404
    assert client.post(page, {"words": "x" * 30}).status_code == 404
    assert page not in client.get(reverse("review:complaints")).content.decode()

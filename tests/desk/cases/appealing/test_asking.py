"""The public's form: what it asks for, what it answers, what it never tells."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.cases.models import Appeal
from sejuk.desk.cases.services.closing import close_without_label
from tests.desk.cases.given import CaseDesk
from tests.desk.cases.requests import MAIL, ask, make_appeal
from tests.desk.listening.test_attacks import dumped
from tests.desk.office import Desk

WHY = "Putusan ini keliru: berita acaranya sudah diperbaiki kemarin."


def send(kind: str = "appeal", network: str = "198.51.100.7", **more: str) -> tuple[int, str]:
    """The status and the page."""
    said = {"kind": kind, "text": WHY, "client_id": str(uuid.uuid4()), **more}
    answered = Client().post(reverse("cases:appeal"), said, REMOTE_ADDR=network)
    return answered.status_code, answered.content.decode()


def test_a_request_gets_a_number_and_a_clock(desk: Desk, unit: CaseDesk) -> None:
    case = unit.confirmed()
    status, page = send(reference=f"k-{case.pk}", contact=MAIL)
    appeal = Appeal.objects.get()
    assert (status, appeal.number in page, "paling lambat" in page) == (200, True, True)
    assert (appeal.case, appeal.verdict) == (case, case.verdicts.get())
    assert appeal.due_at > appeal.received_at
    assert appeal.unit == desk.polda  # one above those who decided
    assert MAIL not in dumped()


def test_the_answer_is_the_same_whether_or_not_there_is_such_a_case(desk: Desk, unit: CaseDesk) -> None:
    case, quiet = unit.confirmed(), unit.sorted()
    close_without_label(unit.sorter, quiet.pk, "protected_criticism")
    pages = [send(reference=f"K-{pk}")[1] for pk in (case.pk, quiet.pk, 987_654)]
    plain = [
        re.sub(r'value="[^"]*"|[1-9A-Z]{4}(-[1-9A-Z]{4}){2}|"X-CSRFToken": "[^"]*"', "", p) for p in pages
    ]
    plain = [re.sub(r"paling lambat [^.]*\.\d\d \w+", "", page) for page in plain]
    assert plain[0] == plain[1] == plain[2]
    assert not Appeal.objects.filter(case=quiet).exists()


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "appeal"},
        {"kind": "appeal", "reference": "bukan nomor"},
        {"kind": "erasure"},
        {"kind": "erasure", "address": "https://x.com/seseorang"},
        {"kind": "correction", "reference": "K-1", "text": "pendek"},
        {"kind": "lain", "reference": "K-1"},
    ],
    ids=["no case", "no number", "no address", "a person's page", "no reason", "no such kind"],
)
def test_what_is_incomplete_is_asked_for_and_not_stored(desk: Desk, said: dict[str, str]) -> None:
    assert send(**said)[0] == 422
    assert not Appeal.objects.exists()


def test_an_erasure_keeps_the_one_address_without_the_handle(desk: Desk) -> None:
    send("erasure", address="https://twitter.com/seseorang/status/991?s=20")
    appeal = Appeal.objects.get()
    assert (appeal.address, appeal.case, appeal.unit) == ("x:991", None, desk.polda)
    assert "seseorang" not in dumped()


def test_people_in_the_text_are_masked(desk: Desk) -> None:
    assert "tetangga_9" not in ask(text=f"{WHY} Tanya @tetangga_9").text


def test_a_form_sent_twice_is_one_request(desk: Desk) -> None:
    key = str(uuid.uuid4())
    for _time in range(2):
        send(reference="K-1", client_id=key)
    assert Appeal.objects.count() == 1


def test_a_network_that_asks_too_much_waits(desk: Desk) -> None:
    statuses = [send(reference="K-1")[0] for _time in range(7)]
    assert (statuses[5], statuses[6]) == (200, 429)


def test_a_machine_is_thanked_and_forgotten(desk: Desk) -> None:
    status, page = send(reference="K-1", website="http://iklan.example")
    assert (status, "sudah kami terima" in page) == (200, True)
    assert not Appeal.objects.exists()


def test_the_number_shows_the_clock_and_later_the_answer(desk: Desk) -> None:
    appeal = make_appeal(desk)
    page = Client().post(reverse("cases:follow"), {"number": appeal.number}).content.decode()
    assert "Dijawab paling lambat" in page
    assert appeal.text not in page
    Appeal.objects.filter(pk=appeal.pk).update(text="")
    assert clock.now() < appeal.due_at


def test_a_claim_that_accuses_the_institution_goes_to_another(desk: Desk, unit: CaseDesk) -> None:
    case = unit.confirmed()
    case.accused.add(desk.police)
    assert ask(reference=f"K-{case.pk}").unit == desk.kpu

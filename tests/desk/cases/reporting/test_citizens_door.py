"""The citizen's form: no login, no name, a number; and what the number shows."""

from __future__ import annotations

import re
import uuid

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from sejuk.desk.cases.models import Report, ReportState
from sejuk.desk.cases.reporting.settling import answer, close
from sejuk.desk.cases.reporting.words import general_answer
from sejuk.desk.listening.models import Post, TipMessage
from sejuk.desk.organisation.models import Assignment, Institution, Role, Unit
from tests.desk.cases.requests import MAIL, SAID, make_report, open_line
from tests.desk.listening.test_attacks import dumped
from tests.desk.office import Desk

NUMBER = re.compile(r"\b[1-9A-Z]{4}-[1-9A-Z]{4}-[1-9A-Z]{4}\b")


@pytest.fixture(autouse=True)
def _line(desk: Desk) -> None:
    open_line(desk)


def send(text: str = SAID, network: str = "198.51.100.7", **more: str) -> tuple[int, str]:
    """The status and the page."""
    said = {"text": text, "client_id": str(uuid.uuid4()), **more}
    answered = Client().post(reverse("cases:report"), said, REMOTE_ADDR=network)
    return answered.status_code, answered.content.decode()


def follow(number: str, network: str = "198.51.100.7") -> tuple[int, str]:
    """What somebody with this number sees."""
    answered = Client().post(reverse("cases:follow"), {"number": number}, REMOTE_ADDR=network)
    return answered.status_code, answered.content.decode()


def test_a_report_gets_a_number_that_is_shown_once(desk: Desk) -> None:
    status, page = send()
    report = Report.objects.get()
    assert status == 200
    assert NUMBER.findall(page) == [report.number]
    assert "Simpan nomor ini" in page
    assert report.number not in desk.client(Role.HEAD).get(reverse("cases:reports")).content.decode()


def test_the_tip_lines_rule_of_three_stays(desk: Desk) -> None:
    for last in (1, 2):
        send(network=f"198.51.100.{last}")
    assert (TipMessage.objects.count(), Post.objects.count(), Report.objects.count()) == (2, 0, 2)
    send(network="198.51.100.3")
    assert Post.objects.count() == 3


def test_a_neighbour_behind_the_same_network_gets_a_number_too(desk: Desk) -> None:
    numbers = {NUMBER.findall(send()[1])[0] for _person in range(2)}
    assert len(numbers) == 2
    assert TipMessage.objects.count() == 1


def test_a_form_sent_twice_is_one_report_with_one_number() -> None:
    form = {"client_id": str(uuid.uuid4())}
    first, again = send(**form), send(**form)
    assert NUMBER.findall(first[1]) == NUMBER.findall(again[1])
    assert Report.objects.count() == 1


def test_people_in_the_text_are_masked_and_the_contact_is_sealed() -> None:
    send(f"{SAID} kata @budi_s 0812-3456-7890, NIK 3174012345678901", contact=MAIL)
    report = Report.objects.get()
    assert "budi_s" not in report.text
    assert "[NIK]" in report.text
    everything = dumped()
    assert not [secret for secret in (MAIL, "budi_s", "3456", "198.51.100.7") if secret in everything]


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "pendek"},
        {"address": "https://x.com/seseorang"},
        {"contact": "bukan surel"},
        {"place": "99.99"},
        {"client_id": "bukan kunci"},
    ],
    ids=["text", "address", "contact", "place", "client_id"],
)
def test_what_is_refused_is_not_stored(wrong: dict[str, str]) -> None:
    status, _page = send(**{"text": SAID, **wrong})
    assert status == 422
    assert not Report.objects.exists()
    assert not TipMessage.objects.exists()


def test_without_a_place_it_goes_to_the_smallest_unit_for_the_whole_country_or_the_top(desk: Desk) -> None:
    send()
    assert Report.objects.get().unit == desk.polda


def test_a_place_leads_to_the_smallest_unit_with_a_duty_officer(desk: Desk) -> None:
    send(place=desk.regency.pk, network="198.51.100.1")
    assert Report.objects.latest("pk").unit == desk.polda
    desk.member(Role.DUTY_OFFICER, desk.polsek)
    send(place=desk.regency.pk, network="198.51.100.2")
    assert Report.objects.latest("pk").unit == desk.polda  # a sector covers less than a regency
    desk.member(Role.DUTY_OFFICER, desk.polres)
    send(place=desk.regency.pk, network="198.51.100.3")
    assert Report.objects.latest("pk").unit == desk.polres
    Assignment.objects.filter(unit=desk.polres).update(ends_at=desk.office.created_at)
    send(place=desk.regency.pk, network="198.51.100.4")
    assert Report.objects.latest("pk").unit == desk.polda


def test_a_place_outside_every_unit_is_not_offered(desk: Desk) -> None:
    from sejuk.desk.organisation.models import Territory

    far = Territory.objects.create(code="72", name="Hilir", level="province", parent_id="00")
    page = Client().get(reverse("cases:report")).content.decode()
    assert desk.regency.name in page
    assert far.name not in page


def test_the_number_shows_state_and_answer_and_nothing_of_the_case(desk: Desk) -> None:
    report = make_report(desk, contact=MAIL)
    status, page = follow(report.number.lower().replace("-", " "))
    assert (status, "Diterima" in page) == (200, True)
    assert SAID not in page
    answer(desk.member(Role.VERIFIER, desk.polres), report.pk, "Kotak suara masih tersegel, menurut KPU.")
    page = follow(report.number)[1]
    assert "Kotak suara masih tersegel, menurut KPU." in page
    assert reverse("cases:appeal") in page
    assert desk.polres.name not in page


def test_answered_and_closed_read_alike(desk: Desk) -> None:
    member = desk.member(Role.VERIFIER, desk.polres)
    one, other = make_report(desk), make_report(desk)
    answer(member, one.pk, general_answer())
    close(member, other.pk, general_answer())
    pages = [re.sub(r"\d\d\.\d\d W", "", follow(r.number)[1]).replace(r.number, "") for r in (one, other)]
    assert _without_tokens(pages[0]) == _without_tokens(pages[1])


def _without_tokens(page: str) -> str:
    return re.sub(r'value="[^"]*"|"X-CSRFToken": "[^"]*"', "", page)


def test_an_answer_goes_out_once_and_the_contact_is_forgotten(desk: Desk) -> None:
    report = make_report(desk, contact=MAIL)
    member = desk.member(Role.DUTY_OFFICER, desk.polres)
    for _click in range(2):
        answer(member, report.pk, "Kabarnya keliru; berita acaranya terbuka.")
    report.refresh_from_db()
    assert [sent.to for sent in mail.outbox] == [[MAIL]]
    assert "Kabarnya keliru" in str(mail.outbox[0].body)
    assert SAID not in str(mail.outbox[0].body)
    assert (report.state, bytes(report.contact), report.text) == (ReportState.ANSWERED, b"", "")


def test_a_network_that_tries_many_numbers_waits(desk: Desk) -> None:
    report = make_report(desk)
    statuses = [follow("7K3M-Q9XD-2F4B")[0] for _try in range(21)]
    assert statuses[:20] == [404] * 20
    assert statuses[20] == 429
    assert follow(report.number)[0] == 429
    assert follow(report.number, "198.51.100.8")[0] == 200


def test_a_wrong_sign_and_an_unknown_number_read_alike(desk: Desk) -> None:
    from sejuk.desk.cases.public.numbers import new_number

    unknown = new_number()
    wrong = unknown[:-1] + ("2" if unknown[-1] != "2" else "3")
    pages = [follow(number) for number in (unknown, wrong)]
    assert [status for status, _page in pages] == [404, 404]
    assert _without_tokens(pages[0][1]) == _without_tokens(pages[1][1])


def test_without_a_tip_line_there_is_no_form(desk: Desk) -> None:
    from sejuk.desk.listening.models import Source

    Source.objects.update(state="paused")
    page = send()[1]
    assert "tidak dibuka" in page
    assert not Report.objects.exists()


def test_the_desk_that_runs_the_line_gets_the_report_not_another_institution(desk: Desk) -> None:
    send()
    assert Report.objects.get().unit.institution == Institution.objects.get(is_founder=True)
    assert not Unit.objects.filter(reports__isnull=False, institution=desk.commission).exists()

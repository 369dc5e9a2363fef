"""What people complain about is routed, and nothing leads back to a case or a person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.models import Referral
from sejuk.desk.cases.referring.letters import letter_of
from sejuk.desk.cases.referring.making import mark_sent, put_answer
from sejuk.desk.cases.referring.routing import enter_chain, route_complaint
from sejuk.desk.cases.services.closing import close_without_label
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.cases.given import CaseDesk

SUBJECT, BODY = "Antrean layanan di kantor kecamatan", "Loket tutup sebelum jamnya selama sepekan."


def _routed(unit: CaseDesk, destination: str = "public_service", **words: str) -> Referral:
    subject, body = words.get("subject", SUBJECT), words.get("body", BODY)
    due_at = clock.now() + timedelta(days=14)
    return route_complaint(unit.sorter, unit.unit, destination, subject, body, due_at)


def test_a_matter_keeps_days_and_nothing_that_leads_back(unit: CaseDesk) -> None:
    case = unit.sorted()
    close_without_label(unit.sorter, case.pk, "protected_criticism")
    made = _routed(unit)
    assert made.case is None
    assert made.decision is None
    for moment in (made.made_at, made.due_at):
        assert (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0)


def test_no_line_of_the_chain_stands_beside_the_closing(unit: CaseDesk) -> None:
    case = unit.sorted()
    close_without_label(unit.sorter, case.pk, "protected_criticism")
    before = Entry.objects.count()
    made = _routed(unit)
    mark_sent(unit.sorter, made.pk)
    assert Entry.objects.count() == before
    assert enter_chain(clock.now()) == 0
    assert enter_chain(clock.now() + timedelta(days=2)) == 1
    assert enter_chain(clock.now() + timedelta(days=3)) == 0
    entry = Entry.objects.get(action="complaint.routed")
    assert (entry.actor, entry.subject_id, entry.detail) == (None, "", {"destination": "public_service"})


@pytest.mark.parametrize("destination", ["platform", "komdigi", "fact_checker", "penyidik"])
def test_a_complaint_never_goes_to_who_acts_on_content(unit: CaseDesk, destination: str) -> None:
    with pytest.raises(Refused):
        _routed(unit, destination)


@pytest.mark.parametrize(
    "body",
    [
        "Lihat K-12",
        "Narasi n-1234 tentang ini",
        "https://harian.example/1",
        "x:1234567",
        "Kata @warga",
        "0812-3456-7890",
    ],
)
def test_words_that_lead_back_are_refused(unit: CaseDesk, body: str) -> None:
    with pytest.raises(Refused):
        _routed(unit, body=body)


def test_the_unit_above_does_not_see_or_count_it(unit: CaseDesk) -> None:
    made = _routed(unit)
    superior = unit.desk.client(Role.HEAD, unit.desk.polda)
    assert SUBJECT not in superior.get(reverse("cases:referrals")).content.decode()
    assert superior.get(reverse("cases:referral", args=[made.pk])).status_code == 404
    colleague = unit.desk.client(Role.HEAD, unit.unit)
    assert SUBJECT in colleague.get(reverse("cases:referrals")).content.decode()


def test_nobody_routes_for_a_unit_below(unit: CaseDesk) -> None:
    superior = unit.desk.member(Role.HEAD, unit.desk.polda)
    with pytest.raises(Refused, match="unit Anda sendiri"):
        route_complaint(superior, unit.unit, "ombudsman", SUBJECT, BODY, clock.now() + timedelta(days=3))


def test_its_letter_names_no_case_and_asks_for_an_answer(unit: CaseDesk) -> None:
    letter = letter_of(_routed(unit, "propam"))
    assert letter.facts == []
    assert letter.addresses == []
    assert "Pengadunya tidak dicatat" in letter.note
    assert "Mohon tanggapan paling lambat" in letter.request


def test_its_answer_keeps_the_day_only(unit: CaseDesk) -> None:
    made = _routed(unit)
    mark_sent(unit.sorter, made.pk)
    answered = put_answer(unit.sorter, made.pk, "Loket kini buka sampai pukul empat.")
    assert answered.answered_at is not None
    assert answered.answered_at == datetime(
        answered.answered_at.year, answered.answered_at.month, answered.answered_at.day, tzinfo=UTC
    )


def test_a_second_click_routes_once(unit: CaseDesk) -> None:
    assert _routed(unit) == _routed(unit)


def test_through_the_page_whose_address_knows_no_case(unit: CaseDesk) -> None:
    client = unit.desk.client(Role.DUTY_OFFICER, unit.unit)
    url = reverse("cases:route_complaint")
    typed = {
        "unit": unit.unit.pk,
        "destination": "ombudsman",
        "subject": SUBJECT,
        "body": BODY,
        "within": "14",
    }
    page = client.post(url, typed, follow=True)
    assert SUBJECT in page.content.decode()
    wrong = client.post(url, {**typed, "body": "Soal K-77"})
    assert wrong.status_code == 422
    assert "nomor kasus" in wrong.content.decode()


def test_the_closing_leads_there_without_saying_which_case(unit: CaseDesk) -> None:
    case = unit.sorted()
    client = unit.desk.client(Role.DUTY_OFFICER, unit.unit)
    form = {"what": "protected_criticism", "sure": "on"}
    page = client.post(reverse("cases:without_label", args=[case.pk]), form, follow=True).content.decode()
    assert f'href="{reverse("cases:route_complaint")}"' in page
    assert str(case) not in page

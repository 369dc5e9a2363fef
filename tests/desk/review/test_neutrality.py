"""The officers' own neutrality: pledge, checklist, and complaints that the accused never see."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.cases.models import Referral
from sejuk.desk.organisation.models import Role, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.review.complaining import accessible_complaints, handler_for, oversight_of
from sejuk.desk.review.figures import complaint_figures, shown
from sejuk.desk.review.lapsing import KEPT, lapse
from sejuk.desk.review.models import Complaint, ComplaintState, EventCheck, Pledge
from sejuk.desk.review.pledges import items
from sejuk.desk.shell.matters import matters
from tests.desk.office import Desk

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

TOLD = "Pada apel pagi seorang pejabat meminta anggota membagikan gambar seorang peserta pemilu."
LETTER = {
    "destination": "propam",
    "subject": "Dugaan keberpihakan pejabat di Telaga",
    "body": "Seorang pejabat diduga meminta anggotanya menyebarkan gambar peserta pemilu pada apel pagi.",
}


@pytest.fixture
def joined(desk: Desk) -> Desk:
    """A desk on which the commission has a head, who can look after complaints."""
    desk.member(Role.HEAD, desk.kpu)
    return desk


def complain(desk: Desk, **changes: Any) -> Any:
    """What a citizen sends about an official of the police."""
    said = {"client_id": str(uuid4()), "accused": desk.police.pk, "territory": "71.01", "text": TOLD}
    return Client().post(reverse("review:complain"), {**said, **changes})


def test_a_pledge_is_one_click_and_nobody_sees_who_did_not(desk: Desk) -> None:
    client = desk.client(Role.DUTY_OFFICER)
    desk.member(Role.EDITOR)
    for _click in range(2):
        client.post(reverse("review:pledge"))
    assert Pledge.objects.count() == 1
    page = client.get(reverse("review:neutrality")).content.decode()
    assert "Anda sudah berikrar" in page
    assert "1 dari 3" in page
    assert "editor" not in page.split("<main")[1]


def test_the_checklist_says_what_is_missing(desk: Desk) -> None:
    client, day = desk.client(Role.DUTY_OFFICER, desk.polres), clock.now().date() + timedelta(days=1)
    said = {"unit": desk.polres.pk, "day": str(day), "done": list(items())[:-1]}
    assert client.post(reverse("review:check"), said).status_code == 302
    missing = list(items().values())[-1].text
    assert missing in client.get(reverse("review:neutrality")).content.decode()
    client.post(reverse("review:check"), {**said, "done": list(items())})
    assert EventCheck.objects.get().done == list(items())


def test_the_checklist_is_for_days_to_come(desk: Desk) -> None:
    said = {"unit": desk.polda.pk, "day": "2020-01-01", "done": []}
    assert desk.client(Role.HEAD).post(reverse("review:check"), said).status_code == 422


def test_a_complaint_goes_to_another_institution_and_is_taken_once(joined: Desk) -> None:
    key = str(uuid4())
    pages = [complain(joined, client_id=key) for _time in range(2)]
    assert [page.status_code for page in pages] == [200, 200]
    complaint = Complaint.objects.get()
    assert complaint.handler == joined.commission
    assert all(complaint.number in page.content.decode() for page in pages)


def test_where_nobody_else_can_take_it_nothing_is_stored_and_the_bodies_are_named(desk: Desk) -> None:
    answer = complain(desk)
    assert answer.status_code == 422
    assert "Kompolnas" in answer.content.decode()
    assert not Complaint.objects.exists()


def test_from_the_complaint_to_the_letter_to_the_answer(joined: Desk, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    complain(joined, contact="warga@contoh.example")
    complaint, head = Complaint.objects.get(), joined.client(Role.HEAD, joined.kpu)
    page = reverse("review:complaint", args=[complaint.pk])
    assert TOLD in head.get(page).content.decode()
    assert head.post(page, LETTER).status_code == 302
    letter = Referral.objects.get()
    assert (letter.destination, letter.case, TOLD in letter.body) == ("propam", None, False)
    assert head.post(page, {"words": "Propam menerima surat kami dan memeriksanya."}).status_code == 302
    complaint.refresh_from_db()
    assert (complaint.state, complaint.text, bytes(complaint.contact)) == (ComplaintState.ANSWERED, "", b"")
    assert mail.outbox[0].to == ["warga@contoh.example"]


def test_who_complained_follows_it_by_the_number(joined: Desk) -> None:
    complain(joined)
    complaint, head = Complaint.objects.get(), joined.client(Role.HEAD, joined.kpu)
    follow = {"number": complaint.number}
    assert "yang tidak diadukan" in Client().post(reverse("cases:follow"), follow).content.decode()
    head.post(reverse("review:complaint", args=[complaint.pk]), LETTER)
    assert "Propam" in Client().post(reverse("cases:follow"), follow).content.decode()


def test_a_body_that_does_not_answer_for_them_is_refused(joined: Desk) -> None:
    complain(joined)
    page = reverse("review:complaint", args=[Complaint.objects.get().pk])
    answer = joined.client(Role.HEAD, joined.kpu).post(page, {**LETTER, "destination": "dkpp"})
    assert answer.status_code == 422
    assert not Referral.objects.exists()


def test_a_machine_gets_a_number_that_leads_nowhere(joined: Desk) -> None:
    assert complain(joined, website="x").status_code == 200
    assert not Complaint.objects.exists()


def test_each_kind_of_institution_has_bodies_above_it(joined: Desk) -> None:
    assert {str(one) for one in oversight_of(joined.police)} >= {"propam", "kompolnas"}
    assert "dkpp" in {str(one) for one in oversight_of(joined.commission)}
    assert handler_for(joined.police, joined.regency) == joined.commission


def test_the_public_sees_numbers_and_no_small_ones(joined: Desk) -> None:
    complain(joined)
    page = Client().get(reverse("review:figures")).content.decode()
    assert "&lt; 5" in page
    assert (shown(0), shown(4), shown(5)) == ("< 5", "< 5", "5")
    assert len(complaint_figures()) == 2


def test_only_the_right_roles_look_after_complaints(joined: Desk) -> None:
    complain(joined)
    with pytest.raises(Refused):
        accessible_complaints(joined.member(Role.ADMINISTRATOR, joined.kpu))


def regional(desk: Desk) -> tuple[Unit, Unit]:
    """Two offices of the commission, each in a regency of its own."""
    return tuple(
        Unit.objects.create(
            institution=desk.commission, parent=desk.kpu, name=f"KPU {unit.territory.name}",
            level="regency", territory=unit.territory,
        )
        for unit in (desk.polres, desk.other_polres)
    )  # type: ignore[return-value]  # fmt: skip


def test_each_head_looks_after_the_complaints_of_the_own_territory(joined: Desk) -> None:
    here, elsewhere = regional(joined)
    complain(joined)
    pk = Complaint.objects.get().pk
    page = reverse("review:complaint", args=[pk])
    stranger = joined.client(Role.HEAD, elsewhere)
    assert stranger.get(page).status_code == 404
    assert stranger.post(page, LETTER).status_code == 404
    assert page not in stranger.get(reverse("review:complaints")).content.decode()
    keys = {one.key for one in matters(joined.member(Role.HEAD, elsewhere), clock.now())}
    assert f"complaint:{pk}" not in keys
    assert joined.client(Role.HEAD, joined.kpu).get(page).status_code == 200
    assert joined.client(Role.HEAD, here).post(page, LETTER).status_code == 302
    assert Referral.objects.get().unit == here


def test_an_institution_without_anybody_there_takes_no_complaint(desk: Desk) -> None:
    _here, elsewhere = regional(desk)
    desk.member(Role.HEAD, elsewhere)
    assert handler_for(desk.police, desk.regency) is None
    assert complain(desk).status_code == 422
    assert handler_for(desk.police, elsewhere.territory) == desk.commission


@pytest.mark.parametrize("forwarded", [False, True])
def test_a_complaint_that_nobody_answers_ends_without_its_words(joined: Desk, forwarded: bool) -> None:
    complain(joined, contact="warga@contoh.example")
    complaint, head = Complaint.objects.get(), joined.client(Role.HEAD, joined.kpu)
    page = reverse("review:complaint", args=[complaint.pk])
    if forwarded:
        head.post(page, LETTER)
    assert lapse(complaint.due_on + KEPT - timedelta(days=1)) == 0
    assert [lapse(complaint.due_on + KEPT) for _run in range(2)] == [1, 0]
    complaint.refresh_from_db()
    assert (complaint.state, complaint.text, bytes(complaint.contact)) == ("lapsed", "", b"")
    assert "Tidak terjawab" in head.get(page).content.decode()
    assert head.post(page, {"words": "Terlambat, tetapi ini jawabannya."}).status_code in (200, 409, 422)
    complaint.refresh_from_db()
    assert complaint.state == "lapsed"
    followed = Client().post(reverse("cases:follow"), {"number": complaint.number}).content.decode()
    assert "Tidak terjawab" in followed
    assert "Tidak terjawab" in Client().get(reverse("review:figures")).content.decode()
    keys = {one.key for one in matters(joined.member(Role.HEAD, joined.kpu), clock.now())}
    assert f"complaint:{complaint.pk}" not in keys

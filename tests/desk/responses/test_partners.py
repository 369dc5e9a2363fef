"""A partner approves without an account: once, in time, for these very bytes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.delivery.models import Message
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.models import Asked, Note
from sejuk.desk.responses.services import approving, partnering
from tests.desk.network.given import Net
from tests.desk.office import Desk
from tests.desk.responses.examples import word_for
from tests.desk.responses.given import KPU, Newsroom, fresh

pytestmark = pytest.mark.django_db


def test_another_institutions_mailbox_speaks_for_it(news: Newsroom) -> None:
    version = news.submitted(theme="polling_day", sources=(KPU,))
    word = word_for(news, version.response_id)
    news.approve(news.approver, version)
    assert fresh(version).state == "needs_other"
    partnering.answer(word, agrees=True)
    done = fresh(version)
    assert done.state == "approved"
    assert [one.role for one in done.approvals.all()] == ["own", "partner"]


def test_a_partner_who_answers_first_leaves_the_second_person_to_the_office(news: Newsroom) -> None:
    version = news.submitted(theme="polling_day", sources=(KPU,))
    partnering.answer(word_for(news, version.response_id), agrees=True)
    assert fresh(version).state == "submitted"
    assert news.approve(news.approver, version).state == "approved"


def test_a_consenting_partner_is_shown_and_counts_for_nothing_else(news: Newsroom, desk: Desk) -> None:
    partner = Net(desk, desk.polres).partner("Forum Warga", "ngo")
    version = news.submitted(title="Benarkah paslon nomor urut 2 mundur?")
    word = word_for(news, version.response_id, partner.contact)
    news.approve(news.approver, version)
    partnering.answer(word, agrees=True)
    assert fresh(version).state == "needs_other"
    assert fresh(version).approvals.filter(role="partner", asked__name="Forum Warga").exists()


@pytest.mark.parametrize(
    "address",
    [
        "siapa@surel.example",
        "humas@polisi.teduh.example",
        "kpu.teduh.example@surel.example",
        "x@akukpu.teduh.example",
    ],
)
def test_nobody_else_is_asked(news: Newsroom, address: str) -> None:
    with pytest.raises(Refused, match="bukan surel lembaga lain"):
        partnering.ask(news.editor, news.submitted().response_id, address)


def test_the_accused_institution_is_not_asked(news: Newsroom, desk: Desk) -> None:
    case = news.cases.confirmed()
    version = news.submitted(case)
    case.accused.add(desk.commission)
    with pytest.raises(Refused, match="menuduh lembaga itu"):
        partnering.ask(news.editor, version.response_id, "redaksi@kpu.teduh.example")


def test_a_second_click_sends_one_mail(news: Newsroom) -> None:
    version = news.submitted()
    for _click in range(2):
        partnering.ask(news.editor, version.response_id, "redaksi@kpu.teduh.example")
    assert Asked.objects.count() == 1
    assert Message.objects.filter(batch__startswith="asked:").count() == 1


def test_it_ends_with_its_time_and_with_its_bytes(news: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    version = news.submitted()
    word = word_for(news, version.response_id)
    assert partnering.opened(word).digest == version.digest
    with monkeypatch.context() as later:
        at = clock.now() + partnering.LIFETIME + timedelta(seconds=1)
        later.setattr(clock, "now", lambda: at)
        with pytest.raises(Refused, match="tidak berlaku"):
            partnering.opened(word)
    approving.give_back(news.approver, version.response_id, "Sebut jamnya.")
    with pytest.raises(Refused, match="tidak berlaku"):
        partnering.opened(word)


def test_the_page_answers_once_without_a_login(news: Newsroom) -> None:
    version = news.submitted()
    url = reverse("responses:partner", args=[word_for(news, version.response_id)])
    visitor = Client()
    assert version.title in visitor.get(url).text
    assert visitor.post(url, {}).status_code == 422
    page = visitor.post(url, {"jawaban": "tidak", "comment": "Jamnya belum pasti."})
    assert "Jawaban Anda tercatat." in page.text
    assert visitor.post(url, {"jawaban": "setuju"}).status_code == 404
    assert not fresh(version).approvals.exists()
    note = Note.objects.get()
    assert (note.partner, note.text) == ("KPU Teduh", "Jamnya belum pasti.")


def test_where_it_went_is_kept_nowhere(news: Newsroom) -> None:
    word_for(news, news.submitted().response_id)
    kept = str([list(Asked.objects.values_list()), list(Message.objects.values_list())])
    assert "redaksi@" not in kept

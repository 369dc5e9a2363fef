"""Check a claim."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from sejuk.desk.factchecks.claimreview.json_ld import scripts_of
from sejuk.desk.factchecks.claimreview.validating import validate
from sejuk.desk.factchecks.services.taking import take
from sejuk.desk.portal.forms import CheckForm, looks_like_address
from sejuk.desk.portal.views import checking
from sejuk.desk.responses.models import Version
from sejuk.desk.responses.services import releasing
from tests.desk.cases.requests import open_line
from tests.desk.factchecks.given import REVIEW, of
from tests.desk.office import Desk
from tests.desk.portal.reading import text
from tests.desk.responses.given import Newsroom

RUMOUR = "Kotak suara di gudang kecamatan sudah dicoblos"


def test_what_nobody_clarified_is_said_to_be_neither_true_nor_false(stranger: Client) -> None:
    page = text(stranger.post("/cek/", {"q": RUMOUR}))
    assert "Belum ada klarifikasi tentang ini" in page
    assert "bukan berarti kabarnya benar" in page


def test_a_variant_of_the_rumour_finds_our_clarification(
    stranger: Client, news: Newsroom, told: Version
) -> None:
    said = "KATANYA kotak suara yg di gudang kecamatan udah dicoblos semua!!"
    page = text(stranger.post("/cek/", {"q": said}))
    assert "Sangat mirip" in page or "Mungkin sama" in page
    assert f'href="/klarifikasi/{told.response_id}/"' in page
    assert "Satu klarifikasi yang mendekati" in page
    assert "%" not in page.split('id="hasil"')[1].split("</section>")[0]  # words, no false precision


def test_its_address_finds_it_as_well(stranger: Client, told: Version) -> None:
    page = text(stranger.post("/cek/", {"q": f"https://sejuk.example/klarifikasi/{told.response_id}/"}))
    assert "Sangat mirip" in page
    assert told.title in page


def test_what_was_withdrawn_is_offered_to_nobody(stranger: Client, news: Newsroom, told: Version) -> None:
    releasing.withdraw(news.head, told.response_id, "Sumbernya dicabut.")
    page = text(stranger.post("/cek/", {"q": RUMOUR}))
    assert f'href="/klarifikasi/{told.response_id}/"' not in page


def test_what_others_checked_is_named_as_theirs(desk: Desk, stranger: Client) -> None:
    take([REVIEW], of(desk))
    page = text(stranger.post("/cek/", {"q": "tinta pemilu bisa dihapus dengan minyak kelapa"}))
    assert "Diterbitkan Cek Fakta Teduh" in page
    assert f'href="{REVIEW.url}" rel="noopener noreferrer external"' in page
    assert "SALAH" in page


def test_the_page_tells_machines_what_was_found(stranger: Client, told: Version) -> None:
    page = stranger.get(f"/klarifikasi/{told.response_id}/").content.decode()
    (script,) = scripts_of(page)
    assert "<" not in script
    said = json.loads(script)
    assert said["@type"] == "ClaimReview"
    assert said["url"] == f"https://sejuk.example/klarifikasi/{told.response_id}/"
    assert said["author"]["@type"] == "GovernmentOrganization"
    assert validate(said) == []


def test_a_link_may_ask_too(stranger: Client) -> None:
    assert "Belum ada klarifikasi tentang ini" in text(stranger.get("/cek/", {"q": RUMOUR}))


def test_what_was_typed_stays_in_the_box(stranger: Client) -> None:
    assert RUMOUR in text(stranger.post("/cek/", {"q": RUMOUR}))
    answer = stranger.post("/cek/", {"q": "pendek"})
    assert answer.status_code == 422
    assert ">pendek</textarea>" in text(answer)
    assert "Salin satu kalimat utuh" in text(answer)


def test_a_phone_shares_title_text_and_address(stranger: Client) -> None:
    page = text(stranger.post("/cek/", {"title": "", "text": RUMOUR, "url": "https://telaga.example/1"}))
    assert f"{RUMOUR}\nhttps://telaga.example/1" in page


def test_it_is_carried_into_the_report(desk: Desk, stranger: Client) -> None:
    open_line(desk)
    assert 'action="/cek/lapor/"' in text(stranger.post("/cek/", {"q": RUMOUR}))
    page = text(stranger.post("/cek/lapor/", {"q": RUMOUR}))
    assert f">\n{RUMOUR}</textarea>" in page
    assert 'action="/lapor/"' in page
    page = text(stranger.post("/cek/lapor/", {"q": "https://telaga.example/kabar/1"}))
    assert 'value="https://telaga.example/kabar/1"' in page


def test_no_report_is_offered_while_none_is_taken(stranger: Client) -> None:
    assert 'action="/cek/lapor/"' not in text(stranger.post("/cek/", {"q": RUMOUR}))


@pytest.mark.parametrize(
    ("typed", "is_address"),
    [
        ("https://telaga.example/kabar/1", True),
        ("www.telaga.example/1", True),
        ("lihat https://telaga.example", False),
        ("telaga", False),
        ("javascript:alert(1)", False),
    ],
)
def test_an_address_is_told_from_a_message(typed: str, is_address: bool) -> None:
    assert looks_like_address(typed) is is_address


def test_the_same_part_is_not_said_twice() -> None:
    form = CheckForm({"text": RUMOUR, "title": RUMOUR})
    assert form.is_valid()
    assert form.cleaned_data["q"] == RUMOUR


def test_machines_wait_and_people_lose_nothing(stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "AN_HOUR", 2)
    for _time in range(2):
        assert stranger.post("/cek/", {"q": RUMOUR}).status_code == 200
    answer = stranger.post("/cek/", {"q": RUMOUR})
    assert answer.status_code == 429
    assert RUMOUR in text(answer)


def test_an_empty_box_is_no_try(stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "AN_HOUR", 0)
    assert stranger.get("/cek/").status_code == 200
    assert stranger.post("/cek/", {"q": ""}).status_code == 422


def test_a_whole_book_is_answered_in_words(stranger: Client) -> None:
    answer = stranger.post("/cek/", {"q": "kabar " * 1_000_000})
    assert answer.status_code == 400
    assert "kirim bagian terpentingnya saja" in answer.text

"""What was published, at its permanent address."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from sejuk.desk import clock
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.portal import published
from sejuk.desk.responses.item import Part, Passage, Source
from sejuk.desk.responses.models import Version
from sejuk.desk.responses.services import releasing, submitting, writing
from tests.desk.portal.reading import text
from tests.desk.responses.given import Newsroom


def corrected(news: Newsroom, version: Version, note: str = "Tahun pemeriksaannya keliru.") -> Version:
    """The next edition, written, approved and published."""
    draft = releasing.correct(news.editor, version.response_id, note)
    words = news.theme_words(title="Judul yang sudah diperbaiki", correction=note)
    writing.change(news.editor, draft.response_id, words)
    news.approve(news.approver, submitting.submit(news.editor, draft.response_id))
    return releasing.publish(news.head, version.response_id)


def test_only_what_is_out_is_shown(stranger: Client, news: Newsroom) -> None:
    draft = news.draft(title="Masih rancangan saja")
    approved = news.approved(title="Sudah disetujui belum terbit")
    news.published(title="Sudah terbit untuk semua")
    page = text(stranger.get("/klarifikasi/"))
    assert "Sudah terbit untuk semua" in page
    assert "Masih rancangan" not in page
    assert "belum terbit" not in page
    for number in (draft.pk, approved.response_id):
        assert stranger.get(f"/klarifikasi/{number}/").status_code == 404


def test_the_page_tells_the_text_its_sources_and_who_answers(stranger: Client, news: Newsroom) -> None:
    source = Source("other", "Berita acara pemeriksaan", "https://telaga.example/jembatan")
    passages = (Passage(Part.TEXT, "Jembatan diperiksa.\n\nHasilnya dicatat."),)
    title = "Jembatan gantung desa masih kokoh"
    version = news.published(title=title, passages=passages, sources=(source,))
    page = text(stranger.get(f"/klarifikasi/{version.response_id}/"))
    for words in (
        "Jembatan gantung desa masih kokoh",
        "Jembatan diperiksa.",
        "Hasilnya dicatat.",
        source.label,
        source.address,
    ):
        assert words in page
    assert "Kepolisian Teduh" in page
    assert f"https://sejuk.example/klarifikasi/{version.response_id}/" in page  # to copy
    assert "WITA" in page  # the unit's own time


def test_a_correction_stands_before_the_text_and_the_old_stays(stranger: Client, news: Newsroom) -> None:
    first = news.published(title="Judul yang lama sekali")
    corrected(news, first)
    page = text(stranger.get(f"/klarifikasi/{first.response_id}/"))
    assert page.index("Tahun pemeriksaannya keliru.") < page.index("<h1")
    assert "Judul yang sudah diperbaiki" in page
    assert "Judul yang lama sekali" in page
    assert "Versi 1" in page


def test_a_correction_is_as_prominent_as_the_original(stranger: Client, news: Newsroom) -> None:
    first = news.published(title="Judul yang lama sekali")
    news.published(title="Terbit di antaranya")
    corrected(news, first)
    page = text(stranger.get("/publik/"))
    assert page.index("Judul yang sudah diperbaiki") < page.index("Terbit di antaranya")
    assert "Sudah dikoreksi" in page
    assert "Judul yang lama" not in page
    log = text(stranger.get("/klarifikasi/koreksi/"))
    assert "Tahun pemeriksaannya keliru." in log
    assert "Judul yang lama sekali" in log


def test_what_was_withdrawn_says_so_and_is_in_no_list(stranger: Client, news: Newsroom) -> None:
    version = news.published(title="Ternyata tidak tepat")
    releasing.withdraw(news.head, version.response_id, "Sumbernya ternyata dicabut.")
    page = text(stranger.get(f"/klarifikasi/{version.response_id}/"))
    assert page.index("Sumbernya ternyata dicabut.") < page.index("<h1")
    assert "Ternyata tidak tepat" not in text(stranger.get("/klarifikasi/"))
    assert "Sumbernya ternyata dicabut." in text(stranger.get("/klarifikasi/koreksi/"))


def test_what_was_taken_back_before_it_went_out_was_never_there(stranger: Client, news: Newsroom) -> None:
    version = news.approved()
    releasing.withdraw(news.head, version.response_id, "Tidak jadi diterbitkan.")
    assert stranger.get(f"/klarifikasi/{version.response_id}/").status_code == 404
    assert "Tidak jadi" not in text(stranger.get("/klarifikasi/koreksi/"))


def test_bytes_that_were_not_approved_are_not_shown(
    stranger: Client, news: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = news.published(title="Isinya berubah diam-diam")

    def tampered(version: Version) -> None:
        raise Refused("changed")

    monkeypatch.setattr(published, "checked_item", tampered)
    assert stranger.get(f"/klarifikasi/{version.response_id}/").status_code == 404
    assert "diam-diam" not in text(stranger.get("/klarifikasi/"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("kata=jembatan", True),
        ("kata=zebra", False),
        ("jenis=appeal", True),
        ("jenis=education", False),
        ("tema=security", True),
        ("tema=logistics", False),
        ("wilayah=71.01", True),
        ("wilayah=71", True),
        ("wilayah=71.02", False),
        ("tahun=1999", True),  # no such choice: it narrows nothing
        ("jenis=%00&tema=x&halaman=%F0", True),
    ],
)
def test_the_list_narrows(stranger: Client, news: Newsroom, query: str, found: bool) -> None:
    news.published(title="Jembatan gantung desa masih kokoh")
    answer = stranger.get(f"/klarifikasi/?{query}")
    assert answer.status_code == 200
    assert ("Jembatan gantung" in text(answer)) is found


def test_queries_do_not_grow_with_rows(
    stranger: Client, news: Newsroom, django_assert_max_num_queries: Any
) -> None:
    for number in range(4):
        news.published(title=f"Terbit yang ke-{number} hari ini")
    stranger.get("/klarifikasi/")
    with django_assert_max_num_queries(9):
        stranger.get("/klarifikasi/")
    with django_assert_max_num_queries(9):
        stranger.get("/publik/")


def test_the_year_is_offered_when_something_went_out_in_it(stranger: Client, news: Newsroom) -> None:
    news.published()
    year = clock.now().year
    page = text(stranger.get("/klarifikasi/"))
    assert f'<option value="{year}">' in page
    assert f'<option value="{(clock.now() - timedelta(days=400)).year}">' not in page

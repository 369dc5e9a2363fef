"""Where a stranger arrives."""

from __future__ import annotations

from django.test import Client

from sejuk.desk.organisation.models import Office, Role
from tests.desk.office import Desk
from tests.desk.portal.reading import text
from tests.desk.responses.given import Newsroom


def test_a_stranger_lands_on_the_box_and_sees_the_way_in(stranger: Client) -> None:
    answer = stranger.get("/")
    page = text(answer)
    assert answer.status_code == 200
    assert 'action="/cek/"' in page
    assert 'href="/akun/masuk/"' in page
    assert page.index('id="id_q"') < page.index('id="terbaru"')


def test_a_member_lands_on_the_board(desk: Desk) -> None:
    page = text(desk.client(Role.DUTY_OFFICER).get("/"))
    assert 'action="/cek/"' not in page
    assert 'href="/publik/"' in page  # the way to the public side


def test_a_member_who_looks_at_the_public_side_finds_back(desk: Desk) -> None:
    page = text(desk.client(Role.DUTY_OFFICER).get("/publik/"))
    assert "Meja kerja" in page
    assert 'href="/akun/masuk/"' not in page


def test_a_page_of_members_still_asks_for_the_login(stranger: Client) -> None:
    assert stranger.get("/kasus/").headers["Location"].startswith("/akun/masuk/")


def test_an_empty_portal_says_what_to_do(stranger: Client) -> None:
    page = text(stranger.get("/publik/"))
    assert "Belum ada klarifikasi yang terbit." in page
    assert 'href="/belajar/"' in page


def test_the_newest_stand_first(stranger: Client, news: Newsroom) -> None:
    news.published(title="Yang pertama terbit hari ini")
    news.published(title="Yang kedua terbit hari ini")
    page = text(stranger.get("/publik/"))
    assert page.index("Yang kedua terbit") < page.index("Yang pertama terbit")


def test_it_names_who_answers_for_it(stranger: Client) -> None:
    assert "Situs ini dikelola Polda Teduh." in text(stranger.get("/publik/"))


def test_before_there_is_an_office_everything_leads_to_its_founding(db: None) -> None:
    assert not Office.objects.exists()
    assert Client().get("/publik/").headers["Location"] == "/mulai/"


def test_every_public_page_has_the_same_frame(stranger: Client) -> None:
    for path in ("/lapor/", "/koreksi/", "/akun-resmi/", "/tahapan/", "/ruang-pers/", "/belajar/", "/cek/"):
        page = text(stranger.get(path))
        for way in ("/cek/", "/klarifikasi/", "/lapor/", "/belajar/", "/tahapan/", "/peta-situs/"):
            assert f'href="{way}"' in page, (path, way)


def test_a_page_that_is_not_there_has_the_frame_too(stranger: Client) -> None:
    answer = stranger.get("/klarifikasi/999/")
    assert answer.status_code == 404
    assert 'href="/en/klarifikasi/999/"' in text(answer)

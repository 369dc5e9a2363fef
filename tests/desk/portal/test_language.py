"""The language is in the address, and nowhere else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_script_prefix

from sejuk.desk.organisation.models import Role
from tests.desk.office import Desk
from tests.desk.portal.reading import text

ENGLISH = "Not sure about a message?"
INDONESIAN = "Ragu pada sebuah kabar?"


@pytest.mark.parametrize(
    ("browser", "path", "words"),
    [
        ("id", "/", INDONESIAN),
        ("en", "/", ENGLISH),
        ("fr", "/", INDONESIAN),
        ("id", "/en/", ENGLISH),
        ("en", "/id/", INDONESIAN),
        ("en", "/id/publik/", INDONESIAN),
    ],
)
def test_the_address_says_it_and_else_the_browser(desk: Desk, browser: str, path: str, words: str) -> None:
    answer = Client(headers={"Accept-Language": browser}).get(path)
    assert words in text(answer)
    assert answer.cookies == {}


def test_links_keep_the_language(stranger: Client) -> None:
    page = text(stranger.get("/en/belajar/"))
    assert 'href="/en/cek/"' in page
    assert 'href="/en/lapor/"' in page
    assert 'href="/belajar/"' not in page


def test_the_switch_leads_to_the_same_page(stranger: Client) -> None:
    page = text(stranger.get("/en/klarifikasi/?jenis=appeal&kata=gudang"))
    assert 'href="/id/klarifikasi/?jenis=appeal&kata=gudang"' in page
    assert 'lang="en"' in page


def test_static_files_have_one_address(stranger: Client) -> None:
    assert 'href="/static/build/public.css"' in text(stranger.get("/en/"))


def test_the_next_request_has_no_language_left_of_the_one_before(stranger: Client) -> None:
    stranger.get("/en/")
    assert get_script_prefix() == "/"
    assert INDONESIAN in text(stranger.get("/"))


def test_a_fault_leaves_nothing_behind_either(stranger: Client) -> None:
    stranger.raise_request_exception = False
    assert stranger.get("/en/klarifikasi/99999/").status_code == 404
    assert get_script_prefix() == "/"


def test_pages_of_members_have_one_address(desk: Desk, stranger: Client) -> None:
    inside = desk.client(Role.DUTY_OFFICER)
    assert inside.get("/en/kasus/?lingkup=saya").headers["Location"] == "/kasus/?lingkup=saya"
    assert inside.get("/en/").headers["Location"] == "/"
    assert stranger.get("/en/kasus/").headers["Location"] == "/kasus/"


def test_a_member_reads_the_public_side_in_the_language_of_the_address(desk: Desk) -> None:
    member = desk.member(Role.DUTY_OFFICER)
    member.language = "id"
    member.save()
    inside = desk.client(Role.DUTY_OFFICER)
    assert ENGLISH in text(inside.get("/en/publik/"))
    assert INDONESIAN in text(inside.get("/publik/"))


def test_a_missing_slash_is_added_with_the_language(stranger: Client) -> None:
    assert stranger.get("/en").headers["Location"] == "/en/"
    assert stranger.get("/en/cek").headers["Location"] == "/en/cek/"


@pytest.mark.parametrize("path", ["/xx/cek/", "/enak/", "/en/en/cek/", "/en//evil.example/"])
def test_what_only_looks_like_a_language_is_no_page(stranger: Client, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code in {301, 404}
    assert "evil.example" not in answer.headers.get("Location", "").removeprefix("/en/")


def test_search_engines_are_told_of_both_languages(stranger: Client) -> None:
    page = text(stranger.get("/belajar/"))
    assert '<link rel="alternate" hreflang="en" href="https://sejuk.example/en/belajar/">' in page
    assert '<link rel="canonical" href="https://sejuk.example/belajar/">' in page

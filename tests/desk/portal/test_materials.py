"""What anybody may take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from sejuk.desk.portal.materials import OFFERED
from sejuk.desk.portal.views import clarifications
from sejuk.desk.responses.models import Version
from sejuk.desk.responses.services import releasing
from tests.desk.portal.reading import text
from tests.desk.portal.test_clarifications import corrected
from tests.desk.responses.given import Newsroom

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

BEGINS = {"png": b"\x89PNG", "pdf": b"%PDF", "txt": b""}


def address(version: Version, name: str = "whatsapp", ending: str = "txt", edition: int = 1) -> str:
    """Where a file of a text is."""
    return f"/klarifikasi/{version.response_id}/v{edition}/{name}.{ending}"


def test_everything_that_is_offered_can_be_taken(stranger: Client, told: Version) -> None:
    page = text(stranger.get(f"/klarifikasi/{told.response_id}/"))
    for name, ending in OFFERED:
        path = address(told, name, ending)
        assert f'href="{path}"' in page
        answer = stranger.get(path)
        assert answer.status_code == 200, path
        assert answer.content.startswith(BEGINS[ending])
        assert f"sejuk-{told.response_id}-v1-{name}.{ending}" in answer.headers["Content-Disposition"]
        assert answer.cookies == {}


def test_a_link_is_shown_with_its_card(stranger: Client, told: Version) -> None:
    page = text(stranger.get(f"/klarifikasi/{told.response_id}/"))
    card = f"https://sejuk.example{address(told, 'kartu-1200x630', 'png')}"
    assert f'property="og:image" content="{card}"' in page


def test_a_file_of_an_old_version_leads_to_what_holds(stranger: Client, news: Newsroom) -> None:
    first = news.published(title="Judul yang lama sekali")
    corrected(news, first)
    answer = stranger.get(address(first))
    assert answer.headers["Location"] == address(first, edition=2)
    assert "Judul yang sudah diperbaiki" in stranger.get(answer.headers["Location"]).content.decode()


def test_what_was_withdrawn_is_drawn_no_more(stranger: Client, news: Newsroom, told: Version) -> None:
    assert stranger.get(address(told)).status_code == 200
    releasing.withdraw(news.head, told.response_id, "Sumbernya dicabut.")
    assert stranger.get(address(told)).status_code == 404
    assert "Bahan untuk dibagikan" not in text(stranger.get(f"/klarifikasi/{told.response_id}/"))


@pytest.mark.parametrize(("name", "ending"), [("radio-30", "txt"), ("kartu-9x9", "png"), ("x", "exe")])
def test_nothing_else_is_made(stranger: Client, told: Version, name: str, ending: str) -> None:
    assert stranger.get(address(told, name, ending)).status_code == 404


def test_what_is_not_out_is_not_drawn(stranger: Client, news: Newsroom) -> None:
    assert stranger.get(address(news.approved())).status_code == 404


def test_machines_wait(stranger: Client, told: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clarifications, "FILES_AN_HOUR", 1)
    assert [stranger.get(address(told)).status_code for _time in range(2)] == [200, 429]


def test_an_office_that_has_not_said_its_address_gives_files_too(
    stranger: Client, told: Version, settings: Settings
) -> None:
    settings.SITE_URL = ""
    answer = stranger.get(address(told))
    assert f"http://testserver/klarifikasi/{told.response_id}/" in answer.content.decode()

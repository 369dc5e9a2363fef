"""What fewer than three people wrote is visible to nobody, by no way in (G15, G17)."""

from __future__ import annotations

import pytest

from sejuk.desk.organisation.models import Role
from tests.desk.narratives.given import HOSTILE, Board

SECRET = "Warga Telaga Utara menimbun kartu pemilih"


@pytest.mark.parametrize("role", list(Role))
def test_two_authors_are_not_found_whatever_the_role(board: Board, role: Role) -> None:
    small = board.tell(SECRET, posts=30, authors=2, signals=HOSTILE)
    board.refresh()
    client = board.client(role)
    for path in ("", "gabung/", "pisah/", "bisukan/", "bunyikan/"):
        assert client.get(f"/narasi/{small.key}/{path}").status_code in (403, 404)
    assert client.get(f"/narasi/{small.key}/").status_code == 404


def test_search_and_counts_do_not_know_them(board: Board) -> None:
    board.tell(SECRET, posts=30, authors=2, signals=HOSTILE)
    board.tell("Kartu pemilih dicetak ulang di kabupaten", authors=5)
    board.refresh()
    page = board.get("/narasi/?cari=kartu")
    assert "1 narasi" in page
    assert SECRET not in page
    assert SECRET not in board.get("/") + board.get("/menunggu/")


def test_they_raise_no_alert(board: Board) -> None:
    board.tell(SECRET, posts=60, authors=2, signals=HOSTILE)
    assert board.refresh() == 0
    assert SECRET not in board.get("/peringatan/")


def test_a_title_below_three_authors_cannot_be_stored(board: Board) -> None:
    from django.db import IntegrityError, transaction

    from sejuk.desk.narratives.models import Narrative

    small = board.tell(authors=2)
    with pytest.raises(IntegrityError, match="title_needs_three"), transaction.atomic():
        Narrative.objects.filter(pk=small.pk).update(title="bocor")


def test_a_narrative_that_falls_below_three_takes_its_alerts_along(board: Board) -> None:
    from sejuk.desk.narratives.models import Alert, Narrative

    narrative = board.tell(posts=60, authors=20, signals=HOSTILE)
    assert board.refresh() > 0
    alert = Alert.objects.filter(unit=board.desk.polda).first() or Alert.objects.first()
    assert alert is not None
    Narrative.objects.filter(pk=narrative.pk).update(title="", authors_count=2)
    assert board.client().get(f"/peringatan/{alert.pk}/").status_code == 404
    assert "0 dari" in board.get("/peringatan/")


def test_a_territory_of_two_authors_shows_no_temperature(board: Board) -> None:
    from sejuk.desk.narratives.models import TemperatureReading

    board.tell(posts=50, authors=2, place="71.02", signals=HOSTILE)
    board.tell(posts=50, authors=9, place="71.01", signals=HOSTILE)
    board.refresh()
    assert TemperatureReading.objects.get(territory="71.02").temperature is None
    assert TemperatureReading.objects.get(territory="71.01").temperature is not None
    assert "Terlalu sedikit" in board.get("/wilayah/71.02/")
    assert "terlalu sedikit" in board.get("/wilayah/71/")


def test_authors_of_two_narratives_are_not_added_up(board: Board) -> None:
    from sejuk.desk.narratives.models import TemperatureReading

    board.tell("Kabar satu tentang kotak suara", authors=2)
    board.tell("Kabar dua tentang saksi", authors=2)
    board.refresh()
    assert TemperatureReading.objects.get(territory="71").authors == 2


def test_a_temperature_below_three_authors_cannot_be_stored(board: Board) -> None:
    from django.db import IntegrityError, transaction

    from sejuk.desk.narratives.models import TemperatureReading

    with pytest.raises(IntegrityError, match="of_three_authors"), transaction.atomic():
        TemperatureReading.objects.create(territory_id="71.02", at=board.at, authors=2, temperature=50)


def test_a_place_of_two_authors_is_not_named(board: Board) -> None:
    narrative = board.tell(authors=6, place="71.01")
    board.tell(authors=2, posts=4, place="71.02", into=narrative)
    board.refresh()
    assert "Muara" not in board.get(f"/narasi/{narrative.key}/").split("posts-title")[0]
    assert "Belum ada narasi" not in board.get("/narasi/?wilayah=71.01")
    assert "Tidak ada narasi yang cocok" in board.get("/narasi/?wilayah=71.02")

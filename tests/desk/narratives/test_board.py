"""Home and the boards of territories."""

from __future__ import annotations

from sejuk.desk.narratives.models import Narrative
from tests.desk.narratives.given import HOSTILE, Board


def test_home_works_before_anything_was_heard(board: Board) -> None:
    assert "Belum ada pembacaan suhu" in board.get("/")
    assert "Tidak ada yang menunggu Anda" in board.get("/menunggu/?papan")


def test_home_shows_the_temperature_of_the_members_own_area(board: Board) -> None:
    board.tell(posts=40, authors=20, signals=HOSTILE)
    board.refresh()
    page = board.get("/")
    assert "<h1" in page
    assert "Hulu" in page
    assert "dari 100" in page
    assert "Memanas dalam enam jam" in page


def test_the_map_links_to_every_province(board: Board) -> None:
    board.tell(posts=40, authors=20)
    board.refresh()
    assert 'href="/wilayah/71/"' in board.get("/")
    page = board.get("/wilayah/71/")
    assert 'href="/wilayah/71.01/"' in page
    assert "Telaga" in board.get("/wilayah/71.01/")


def test_a_live_part_comes_without_its_frame(board: Board) -> None:
    part = board.client().get("/", headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="board"')
    assert "<html" not in part


def test_list_page_narrative_page_and_alerts_open(board: Board) -> None:
    narrative = board.tell(posts=40, authors=20, signals=HOSTILE)
    assert board.refresh() > 0
    assert narrative.key in board.get("/narasi/")
    board.get(f"/narasi/{narrative.key}/")
    board.get("/peringatan/")


def test_home_names_the_narratives_behind_the_temperature_also_when_nothing_moves(board: Board) -> None:
    narrative = board.tell(posts=40, authors=20, signals=HOSTILE)
    board.refresh()
    Narrative.objects.filter(pk=narrative.pk).update(temperature_before=narrative.temperature)
    hottest = board.get("/").split('id="hottest-title"')[1].split("</section>")[0]
    assert narrative.key in hottest

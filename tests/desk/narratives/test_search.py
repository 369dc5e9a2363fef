"""The search box looks in titles of narratives only, and every query is audited."""

from __future__ import annotations

import pytest

from tests.desk.narratives.given import Board


def _found(board: Board, typed: str) -> set[str]:
    from sejuk.desk.narratives.lexemes import title_query
    from sejuk.desk.narratives.models import Narrative

    query = title_query(typed)
    assert query is not None
    return set(Narrative.objects.filter(lexemes=query).values_list("title", flat=True))


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("pemilu", True),
        ("Pemilu", True),
        ("pilu", False),
        ("ditunda", True),
        ("tunda pemilu", True),
        ("pemilu besok", False),
        ("!!! pemilu &", True),
    ],
)
def test_words_are_found_as_written_and_by_their_stem(board: Board, typed: str, finds: bool) -> None:
    board.tell("Kabar bahwa pemilu ditunda sampai tahun depan")
    assert bool(_found(board, typed)) is finds


def test_sorrow_is_not_an_election(board: Board) -> None:
    board.tell("Lagu pilu dari tepi sungai")
    board.tell("Pemilu digelar hari Rabu")
    assert _found(board, "pilu") == {"Lagu pilu dari tepi sungai"}
    assert _found(board, "pemilu") == {"Pemilu digelar hari Rabu"}


def test_nothing_typed_is_no_query() -> None:
    from sejuk.desk.narratives.lexemes import title_query

    assert title_query(" ?! ") is None


def test_texts_of_posts_are_not_searched(board: Board) -> None:
    narrative = board.tell("Kotak suara dibuka sebelum waktunya", posts=9)
    board.tell("Bendera kuning berkibar di alun-alun", posts=3, into=narrative)
    assert "Tidak ada narasi yang cocok" in board.get("/narasi/?cari=bendera")
    assert narrative.key in board.get("/narasi/?cari=kotak")


def test_every_query_leaves_a_line_in_the_audit(board: Board) -> None:
    from sejuk.desk.audit.models import Entry

    board.tell("Kotak suara dibuka")
    board.get("/narasi/?cari=kotak")
    entry = Entry.objects.get(action="narrative.searched")
    assert entry.detail == {"query": "kotak", "found": 1}
    assert entry.actor is not None


def test_a_list_with_a_search_does_not_reload_itself(board: Board) -> None:
    board.tell("Kotak suara dibuka")
    assert 'data-live="narratives"' in board.get("/narasi/")
    assert 'data-live="narratives"' not in board.get("/narasi/?cari=kotak")

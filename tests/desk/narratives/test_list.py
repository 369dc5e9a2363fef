"""The list: filters in the address, orders, paging, and what an empty one says."""

from __future__ import annotations

import re

from tests.desk.narratives.given import HOSTILE, Board


def _keys(page: str) -> list[str]:
    return re.findall(r'href="/narasi/(n-[^/"]+)/"', page)


def test_the_hottest_comes_first(board: Board) -> None:
    cool = board.tell("Kabar dingin", posts=6, authors=3, signals={})
    hot = board.tell("Kabar panas", posts=60, authors=30, signals=HOSTILE)
    board.refresh()
    assert _keys(board.get("/narasi/")) == [hot.key, cool.key]


def test_each_filter_narrows(board: Board) -> None:
    one = board.tell("Kabar daftar pemilih", posts=60, authors=30, signals=HOSTILE, theme="voter_list")
    two = board.tell("Kabar logistik", place="71.02", signals={}, theme="logistics", hours_ago=72)
    board.refresh()
    assert _keys(board.get("/narasi/?tema=voter_list")) == [one.key]
    assert _keys(board.get("/narasi/?wilayah=71.02")) == [two.key]
    assert _keys(board.get("/narasi/?wilayah=71")) == [one.key, two.key]
    assert _keys(board.get("/narasi/?suhu=10")) == [one.key]
    assert _keys(board.get("/narasi/?rentang=1&tema=logistics")) == [two.key]
    assert _keys(board.get("/narasi/?keadaan=ended")) == []


def test_orders(board: Board) -> None:
    big = board.tell("Kabar besar", posts=40, authors=5, hours_ago=60, signals={})
    new = board.tell("Kabar baru", posts=10, authors=5, hours_ago=2)
    board.refresh()
    assert _keys(board.get("/narasi/?urut=besar")) == [big.key, new.key]
    assert _keys(board.get("/narasi/?urut=baru")) == [new.key, big.key]
    assert _keys(board.get("/narasi/?urut=naik"))[0] == new.key
    assert len(_keys(board.get("/narasi/?urut=ramai"))) == 2


def test_a_wrong_value_is_said_and_left_out(board: Board) -> None:
    narrative = board.tell()
    page = board.get("/narasi/?suhu=900&urut=tidak-ada&halaman=99")
    assert _keys(page) == [narrative.key]
    assert "text-error" in page


def test_pages_keep_the_filters(board: Board) -> None:
    from sejuk.desk.narratives.models import Narrative

    board.tell()
    Narrative.objects.bulk_create(
        Narrative(key=f"n-b{i}", title="Kabar beruntun", authors_count=3, first_at=board.at, last_at=board.at)
        for i in range(30)
    )
    page = board.get("/narasi/?rentang=7")
    assert len(_keys(page)) == 25
    assert "?rentang=7&amp;halaman=2" in page
    assert len(_keys(board.get("/narasi/?rentang=7&halaman=2"))) == 6


def test_rows_say_signals_in_words_with_their_probability(board: Board) -> None:
    board.tell(signals=HOSTILE)
    board.refresh()
    page = board.get("/narasi/")
    assert "Ujaran kebencian: sangat mungkin (90%)" in page
    assert "Ancaman atau hasutan: mungkin (70%)" in page
    assert "Telaga" in page


def test_an_empty_list_says_what_to_do(board: Board) -> None:
    assert "Buka daftar sumber" in board.get("/narasi/")
    assert "Kosongkan saringan" in board.get("/narasi/?tema=logistics")


def test_every_line_is_described_for_those_who_cannot_see_it(board: Board) -> None:
    board.tell(posts=12)
    board.refresh()
    page = board.get("/narasi/")
    assert "<desc>12 unggahan dalam 48 jam" in page
    assert page.count("data-row") == 1


def test_a_list_of_many_needs_few_queries(board: Board, django_assert_max_num_queries: object) -> None:
    for number in range(6):
        board.tell(f"Kabar nomor {number}", posts=4, authors=3)
    board.refresh()
    client = board.client()
    assert callable(django_assert_max_num_queries)
    with django_assert_max_num_queries(32):
        client.get("/narasi/")

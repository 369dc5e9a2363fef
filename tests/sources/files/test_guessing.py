"""Columns give themselves away by their names and by what is in them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.sources.files import Role
from sejuk.sources.files.guess import guess_roles, month_comes_first

TEXTS = [f"Warga desa {n} menunggu kabar jadwal pembagian bibit padi dari kantor desa" for n in range(9)]


def guessed(**columns: list[Any]) -> dict[Role, str]:
    names = list(columns)
    rows = [dict(zip(names, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    return {role: guess.column for role, guess in guess_roles(names, rows).items()}


@pytest.mark.parametrize(
    "name", ["text", "Teks", "isi", "ISI BERITA", "full_text", "konten", "Tweet", "caption", "x1"]
)
def test_texts_are_found(name: str) -> None:
    assert guessed(n=list(range(9)), **{name: TEXTS})[Role.TEXT] == name


@pytest.mark.parametrize("name", ["created_at", "Tanggal", "waktu_posting", "date", "tgl", "x1"])
@pytest.mark.parametrize(
    "values",
    [[f"{n} Februari 2027 10.00 WIB" for n in range(1, 10)], [f"2027-02-0{n}" for n in range(1, 10)]],
)
def test_dates_are_found(name: str, values: list[str]) -> None:
    assert guessed(isi=TEXTS, **{name: values})[Role.PUBLISHED_AT] == name


@pytest.mark.parametrize("name", ["url", "Tautan", "link_berita", "x1"])
def test_addresses_are_found(name: str) -> None:
    assert guessed(isi=TEXTS, **{name: [f"https://kabar.example/{n}" for n in range(9)]})[Role.URL] == name


@pytest.mark.parametrize("name", ["username", "akun", "Nama Akun", "user.screen_name", "penulis"])
def test_accounts_are_found(name: str) -> None:
    assert guessed(isi=TEXTS, **{name: [f"@warga{n % 3}" for n in range(9)]})[Role.ACCOUNT] == name


def test_a_title_is_told_from_a_text() -> None:
    columns = guessed(judul=[f"Jadwal bibit desa {n}" for n in range(9)], isi=TEXTS)
    assert columns == {Role.TITLE: "judul", Role.TEXT: "isi"}


def test_counts_and_labels_are_taken_for_nothing() -> None:
    columns = guessed(isi=TEXTS, likes=list(range(9)), label=["a"] * 9, skor=[0.1 * n for n in range(9)])
    assert columns == {Role.TEXT: "isi"}


def test_a_column_named_like_a_date_that_holds_none_is_not_one() -> None:
    assert Role.PUBLISHED_AT not in guessed(isi=TEXTS, tanggal=["pagi"] * 9)


@pytest.mark.parametrize(
    "numbers", [[40_000 + n for n in range(9)], [str(1_802_600_000 + n) for n in range(9)]]
)
def test_numbers_are_no_dates_unless_they_are_called_so(numbers: list[Any]) -> None:
    assert Role.PUBLISHED_AT not in guessed(isi=TEXTS, dilihat=numbers)
    assert guessed(isi=TEXTS, tanggal=numbers)[Role.PUBLISHED_AT] == "tanggal"


def test_repeated_values_identify_nothing() -> None:
    assert Role.ID not in guessed(isi=TEXTS, id=["1"] * 9)


def test_an_empty_column_is_taken_for_nothing() -> None:
    assert guessed(isi=TEXTS, url=[None] * 9, tanggal=[""] * 9) == {Role.TEXT: "isi"}


def test_the_order_of_day_and_month_is_read_from_all_dates() -> None:
    assert month_comes_first(["02/14/2027", "03/04/2027"])
    assert not month_comes_first(["14/02/2027", "03/04/2027"])
    assert not month_comes_first(["03/04/2027"])
    assert not month_comes_first(["02/14/2027", "14/02/2027", None, 5])


@given(
    st.lists(
        st.dictionaries(st.sampled_from(["a", "isi", "url"]), st.text(max_size=9) | st.floats() | st.none())
    )
)
def test_no_table_breaks_the_guessing(rows: list[dict[str, Any]]) -> None:
    guesses = guess_roles(["a", "isi", "url"], rows)
    assert len({guess.column for guess in guesses.values()}) == len(guesses)
    assert all(0 < guess.confidence <= 1 for guess in guesses.values())

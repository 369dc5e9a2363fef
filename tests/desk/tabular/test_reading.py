"""Reading tables: encodings, delimiters, names of columns, formulas and bounds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.desk.tabular.columns import Column
from sejuk.desk.tabular.reading import MAX_BYTES, Read, is_formula, read_table
from sejuk.desk.tabular.rows import UnusableTableError
from tests.desk.tabular.files import locked, misread, rewritten, workbook

COLUMNS = (
    Column("name", "Nama unit", ("nama",)),
    Column("parent", "Unit induk", ("induk",), needed=False),
)


def read(body: bytes, most: int = 100) -> Read:
    return read_table(body, COLUMNS, most)


def refusal(body: bytes, most: int = 100) -> str:
    with pytest.raises(UnusableTableError) as caught:
        read(body, most)
    return str(caught.value.words)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiter_and_encoding_are_found_out(delimiter: str, encoding: str) -> None:
    text = delimiter.join(("Nama unit", "Unit induk")) + "\r\n" + delimiter.join(("Polsek Nuéva", "Polres A"))
    (row,) = read(text.encode(encoding)).rows
    assert (row["name"], row["parent"], row.number) == ("Polsek Nuéva", "Polres A", 2)


@pytest.mark.parametrize("names", ["name;parent", "NAMA_UNIT;unit  induk", "Nama;Induk", "Nama.Unit;PARENT"])
def test_columns_go_by_several_names_in_two_languages(names: str) -> None:
    assert read(f"{names}\nPolsek A;Polres B\n".encode()).rows[0]["parent"] == "Polres B"


def test_a_comma_inside_a_semicolon_file_is_no_delimiter() -> None:
    (row,) = read(b'nama;induk\n"Polsek A, Hulu; Barat";B, C\n').rows
    assert (row["name"], row["parent"]) == ("Polsek A, Hulu; Barat", "B, C")


def test_sep_line_says_the_delimiter_and_rows_keep_their_numbers() -> None:
    rows = read(b"sep=|\nnama|induk\n\nPolsek A|B\n").rows
    assert [(row.number, row["name"]) for row in rows] == [(4, "Polsek A")]


def test_unknown_columns_are_left_aside_and_named() -> None:
    assert read(b"nama;catatan\nPolsek A;x\n").ignored == ["catatan"]


def test_a_missing_or_doubled_column_is_named() -> None:
    assert "Nama unit" in refusal(b"induk\nA\n")
    assert "dua kali" in refusal(b"nama;nama unit\nA;B\n")


@pytest.mark.parametrize(
    "body", [b"", b"nama\n", b"\n\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 x", b"\x00\x01\x02" * 50]
)
def test_what_is_no_table_says_so(body: bytes) -> None:
    assert refusal(body)


def test_a_table_has_bounds() -> None:
    assert "2 baris" in refusal(b"nama\nA\nB\nC\n", most=2)
    assert "5 MB" in refusal(b"nama\n" + b"A" * MAX_BYTES)


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd", "=HYPERLINK(1)"])
def test_a_formula_in_a_csv_is_told_and_its_text_is_not_taken(cell: str) -> None:
    (row,) = read(f'nama;induk\nPolsek A;"{cell}"\n'.encode()).rows
    assert row.formulas == {"parent"}
    assert row["parent"] == ""


@pytest.mark.parametrize("cell", ["+62 812-0000", "-", "-6.2", "Polsek = A", "a@b.example"])
def test_a_telephone_number_is_no_formula(cell: str) -> None:
    assert not is_formula(cell)


@given(st.text(max_size=30))
def test_nothing_that_a_spreadsheet_calculates_is_taken(text: str) -> None:
    first = text[:1]
    if first in ("=", "@") or (first in ("+", "-") and any(letter.isalpha() for letter in text)):
        assert is_formula(text)


def test_a_workbook_is_read_with_its_dates_numbers_and_empty_rows() -> None:
    rows: list[list[object]] = [
        ["Nama unit", "Unit induk"],
        [],
        ["A", 64],
        ["B", 64.02],
        ["C", date(2028, 12, 31)],
        ["D", datetime(2028, 12, 31, 7, 30)],
        ["E", time(7, 5)],
        ["F", True],
    ]
    read_rows = read(workbook(rows)).rows
    assert [row.number for row in read_rows] == [3, 4, 5, 6, 7, 8]
    said = [row["parent"] for row in read_rows]
    assert said == ["64", "64.02", "2028-12-31", "2028-12-31 07:30", "07:05", "ya"]


def test_a_formula_in_a_workbook_is_told_from_its_value() -> None:
    (row,) = read(workbook([["nama", "induk"], ["A", "=1+1"]])).rows
    assert row.formulas == {"parent"}


def test_a_workbook_with_its_own_entities_or_damage_is_refused() -> None:
    body = workbook([["nama"], ["A"]])
    swelling = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'
    assert "rusak" in refusal(rewritten(body, "xl/worksheets/sheet1.xml", swelling))
    assert "rusak" in refusal(rewritten(body, "xl/worksheets/sheet1.xml", b"<worksheet"))
    assert "rusak" in refusal(body[: len(body) // 2])
    assert "terlalu besar" in refusal(rewritten(body, "docProps/app.xml", b" " * 61_000_000))


@pytest.mark.parametrize("spoil", [locked, misread])
def test_an_archive_that_cannot_be_unpacked_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    assert "rusak" in refusal(spoil(workbook([["nama"], ["Polsek A"]])))


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    import io
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("chat.txt", "x")
    assert "arsip" in refusal(target.getvalue())


def test_an_unclosed_quote_takes_nothing_by_half() -> None:
    assert refusal(b'nama;induk\n"Polsek A;B\n' + b"x" * 140_000)

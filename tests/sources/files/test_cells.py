"""What is in a cell, whatever a spreadsheet made of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.sources.dates import WIB
from sejuk.sources.files import BadReason, ColumnMap, preview, read
from sejuk.sources.files.convert import Converter, moment, region_code, web_address
from sejuk.sources.items import Item

from .samples import as_xlsx

EVENING = datetime(2027, 2, 14, 12, 30, tzinfo=UTC)
ANY_CELL: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.text(max_size=50),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.binary(),
)


@pytest.mark.parametrize(
    "cell",
    [
        datetime(2027, 2, 14, 19, 30),
        EVENING,
        46432 + 19.5 / 24,
        "46432.8125",
        1802608200,
        1802608200000,
        1802608200.5,
        "14 Februari 2027 19.30 WIB",
        " 2027-02-14 19:30 ",
    ],
)
def test_a_moment_in_many_cells(cell: object) -> None:
    assert moment(cell, WIB) == EVENING


def test_a_date_is_its_midnight_and_nothing_is_nothing() -> None:
    assert moment(date(2027, 2, 15), WIB) == datetime(2027, 2, 14, 17, tzinfo=UTC)
    assert moment(None, WIB) is None
    assert moment("  ", WIB) is None


@pytest.mark.parametrize("cell", ["besok", 7, 1e300, float("inf"), datetime(1, 1, 1), "99999"])
def test_what_is_no_moment_is_refused(cell: object) -> None:
    with pytest.raises(ValueError, match="not a moment"):
        moment(cell, WIB)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("64", "64"),
        (64, "64"),
        (64.0, "64"),
        ("64.02", "64.02"),
        (64.02, "64.02"),
        (64.1, "64.10"),
        ("6402", "64.02"),
        (6402, "64.02"),
        ("64.02.01", "64.02.01"),
        ("64.02.01.2001", "64.02.01.2001"),
        ("6402012001", "64.02.01.2001"),
        ("Kabupaten Contoh", None),
        ("64.2.1", None),
        ("640", None),
        ("", None),
        (None, None),
        ("٦٤", None),
        ("05", None),
    ],
)
def test_region_codes_lose_nothing_to_the_spreadsheet(cell: object, code: str | None) -> None:
    assert region_code(cell) == code


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("https://kabar.example/1", "https://kabar.example/1"),
        (" www.kabar.example/1 ", "https://www.kabar.example/1"),
        ("http://[x", None),
        ("javascript:alert(1)", None),
        ("kabar.example", None),
        ("https://a b", None),
        ("https://a.example/" + "x" * 3000, None),
        (None, None),
    ],
)
def test_web_addresses_are_such(cell: object, address: str | None) -> None:
    assert web_address(cell) == address


def test_spreadsheet_cells_are_read_for_what_they_are(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Isi Pesan", "Waktu Posting", "Kode Wilayah", "ID Post"],
        [
            "Warga desa menunggu jadwal pembagian bibit padi",
            datetime(2027, 2, 14, 19, 30),
            64.1,
            1234567890123456,
        ],
        ["Kantor desa buka pukul delapan sampai pukul dua siang", 46432.8125, 64.02, 1234567890123457],
        ["=1+1", "14/02/2027 19.30", "64.02", None],
    ]
    path = as_xlsx(tmp_path / "x", rows)
    mapping = preview(path).mapping()
    assert mapping == ColumnMap(
        text="Isi Pesan", published_at="Waktu Posting", region="Kode Wilayah", id="ID Post"
    )
    (batch,) = read(path, mapping)
    assert [item.published_at for item in batch] == [EVENING, EVENING]
    assert [item.region for item in batch] == ["64.10", "64.02"]
    assert batch.bad_rows[0].reason is BadReason.NO_TEXT, "a formula without a stored value"


def test_entities_and_invisible_characters_are_cleaned() -> None:
    converter = Converter.of(ColumnMap(text="t"))
    item = converter.item(0, {"t": "Padi &amp; jagung <3 \u202eterbalik\u202c &lt;b&gt;"})
    assert isinstance(item, Item)
    assert item.text == "Padi & jagung <3 terbalik <b>"


@given(st.fixed_dictionaries(dict.fromkeys("abcdefgh", ANY_CELL)))
def test_no_cell_breaks_the_converter(row: dict[str, Any]) -> None:
    mapping = ColumnMap("a", "b", "c", "d", "e", "f", "g", "h")
    result = Converter.of(mapping).item(0, row)
    if isinstance(result, Item):
        assert result.text
        assert result.published_at is None or result.published_at.tzinfo is UTC
    else:
        assert result in {BadReason.NO_TEXT, BadReason.BAD_DATE}

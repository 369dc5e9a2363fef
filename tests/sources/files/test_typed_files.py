"""Files whose cells have types: Parquet and workbooks."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.files import ColumnMap, parquet_table, preview, read, xlsx_table
from sejuk.sources.items import Item

from .samples import as_xlsx, posts, write

MIDNIGHT = datetime(2027, 2, 13, 17, 0, tzinfo=UTC)


def parquet(folder: Path, **columns: Any) -> Path:
    path = folder / "upload"
    pq.write_table(pa.table(columns), path)
    return path


def items_of(path: Path, mapping: ColumnMap) -> list[Item]:
    return [item for batch in read(path, mapping) for item in batch]


def code_of(path: Path) -> Code:
    with pytest.raises(SourceError) as caught:
        preview(path)
    return caught.value.code


@pytest.mark.parametrize(
    "column",
    [
        pa.array([1802538000], pa.int64()),
        pa.array([1802538000 * 10**9 + 1], pa.timestamp("ns", "UTC")),
        pa.array([1802538000000], pa.timestamp("ms", "Asia/Makassar")),
        pa.array([datetime(2027, 2, 14)], pa.timestamp("us")),
        pa.array([date(2027, 2, 14)], pa.date32()),
        pa.array(["14 Februari 2027"], pa.large_string()),
        pa.array(["14 Februari 2027"]).dictionary_encode(),
    ],
)
def test_parquet_times_of_every_type_are_read(tmp_path: Path, column: Any) -> None:
    path = parquet(tmp_path, isi=["satu dua"], waktu=column)
    (item,) = items_of(path, ColumnMap(text="isi", published_at="waktu"))
    assert item.published_at == MIDNIGHT


def test_parquet_columns_that_hold_no_cells_are_left_out(tmp_path: Path) -> None:
    path = parquet(tmp_path, isi=["satu dua"], daftar=[["x"]], gambar=[b"\x00"], pohon=[{"a": 1}])
    assert preview(path).columns == ["isi"]


def test_parquet_without_rows_or_readable_columns_is_empty(tmp_path: Path) -> None:
    assert code_of(parquet(tmp_path, isi=pa.array([], pa.string()))) is Code.FILE_EMPTY
    assert code_of(parquet(tmp_path, gambar=[b"\x00"])) is Code.FILE_EMPTY


def test_a_row_group_too_large_to_read_at_once_is_a_bomb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, "parquet", posts(20))
    monkeypatch.setattr(parquet_table, "MAX_ROW_GROUP", 100)
    assert code_of(path) is Code.FILE_BOMB


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_a_file_larger_than_allowed_is_not_opened(tmp_path: Path, kind: str) -> None:
    path = write(tmp_path, kind, posts(5))
    content = path.read_bytes()
    with path.open("r+b") as file:
        # Sparse: the size is there, the disk is not used.
        os.truncate(file.fileno(), 2_100_000_000)
        file.seek(-len(content), os.SEEK_END)
        file.write(content if kind == "parquet" else b"")
    assert code_of(path) is Code.FILE_TOO_LARGE


def test_a_hidden_sheet_is_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    hidden = book.active
    hidden.append(["rahasia"])
    hidden.append(["tersembunyi"])
    hidden.sheet_state = "hidden"
    sheet = book.create_sheet("Data")
    sheet.append(["isi"])
    sheet.append(["tampak di sini"])
    book.save(tmp_path / "upload")
    assert preview(tmp_path / "upload").rows == [["tampak di sini"]]


def test_rows_far_below_the_others_are_not_waited_for(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row, text in ((1, "isi"), (2, "satu"), (900, "dua"), (50_000, "tiga")):
        sheet.cell(row, 1, text)
    book.save(tmp_path / "upload")
    assert [item.text for item in items_of(tmp_path / "upload", ColumnMap(text="isi"))] == ["satu", "dua"]


@pytest.mark.parametrize(
    ("bound", "code"),
    [
        ("MAX_SPREADSHEET", Code.FILE_TOO_LARGE),
        ("MAX_SPREADSHEET_PART", Code.FILE_BOMB),
        ("MAX_SPREADSHEET_PARTS", Code.FILE_BOMB),
    ],
)
def test_the_bounds_of_a_workbook_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, code: Code
) -> None:
    path = as_xlsx(tmp_path / "upload", [["isi"], ["satu dua"]])
    assert preview(path).kind == "xlsx"
    monkeypatch.setattr(xlsx_table, bound, 3)
    assert code_of(path) is code

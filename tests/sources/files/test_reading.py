"""Every kind of file gives the same items, in batches that can be resumed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.files import BadReason, ColumnMap, Role, preview, read
from sejuk.sources.items import Item

from .samples import COLUMNS, KINDS, as_csv, posts, write

MAPPING = ColumnMap(
    text="isi",
    published_at="tanggal",
    url="tautan",
    account="akun",
    region="kode_wilayah",
    language="bahasa",
    id="id_str",
)


def items_of(path: Path, mapping: ColumnMap = MAPPING, start: int = 0, rows: int = 1000) -> list[Item]:
    return [item for batch in read(path, mapping, start, batch_rows=rows) for item in batch]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_recognised_by_its_content(tmp_path: Path, kind: str) -> None:
    seen = preview(write(tmp_path, kind, posts(25)))
    assert seen.kind == kind.removesuffix(".gz")
    assert seen.columns == COLUMNS
    assert len(seen.rows) == 10
    assert seen.rows[3][0] == "7003"
    assert (seen.row_estimate, seen.row_estimate_exact) == (25, True)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_columns_guessed(tmp_path: Path, kind: str) -> None:
    assert preview(write(tmp_path, kind, posts(25))).mapping() == MAPPING


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_gives_the_same_items(tmp_path: Path, kind: str) -> None:
    reference = items_of(write(tmp_path, "csv", posts(25)))
    assert items_of(write(tmp_path, kind, posts(25))) == reference
    assert len(reference) == 25


def test_an_item_in_detail(tmp_path: Path) -> None:
    item = items_of(write(tmp_path, "csv", posts(3)))[2]
    assert item.text.startswith("Warga desa nomor 2")
    assert item.published_at == datetime(2027, 2, 2, 19, 30, tzinfo=UTC), "half past two in Jakarta"
    assert (item.url, item.account) == ("https://kabar.example/2?utm_source=x", "@warga_2")
    assert (item.region, item.language) == ("64.02", "id")
    assert "warga_2" not in repr(item)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [1, 4, 10])
def test_reading_goes_on_where_it_stopped(tmp_path: Path, kind: str, size: int) -> None:
    path = write(tmp_path, kind, posts(25))
    whole = items_of(path)
    resumed: list[Item] = []
    row = 0
    while batch := next(read(path, MAPPING, row, batch_rows=size), None):
        assert batch.next_row == min(row + size, 25)
        resumed.extend(batch)
        row = batch.next_row
    assert resumed == whole


@pytest.mark.parametrize("kind", KINDS)
def test_past_the_end_there_is_nothing(tmp_path: Path, kind: str) -> None:
    assert items_of(write(tmp_path, kind, posts(5)), start=5) == []
    assert items_of(write(tmp_path, kind, posts(5)), start=99) == []


def test_the_same_file_gives_the_same_identifiers(tmp_path: Path) -> None:
    path = write(tmp_path, "csv", posts(5))
    assert [item.external_id for item in items_of(path)] == [item.external_id for item in items_of(path)]


def test_without_an_identifier_the_address_or_the_row_stands_in(tmp_path: Path) -> None:
    path = write(tmp_path, "csv", [{**post, "isi": "sama persis"} for post in posts(5)])
    by_address = items_of(path, ColumnMap(text="isi", url="tautan"))
    by_row = items_of(path, ColumnMap(text="isi"))
    assert len({item.external_id for item in by_address}) == 5
    assert len({item.external_id for item in by_row}) == 5
    assert by_row == items_of(path, ColumnMap(text="isi"), 0, 2)


def test_the_account_has_no_part_in_the_identifier(tmp_path: Path) -> None:
    mine = [{**post, "akun": "@a"} for post in posts(3)]
    yours = [{**post, "akun": "@b"} for post in posts(3)]
    mapping = ColumnMap(text="isi", account="akun")
    first = [item.external_id for item in items_of(write(tmp_path, "csv", mine), mapping)]
    assert first == [item.external_id for item in items_of(write(tmp_path, "csv", yours), mapping)]


@pytest.mark.parametrize("kind", KINDS)
def test_bad_rows_are_counted_and_the_rest_goes_on(tmp_path: Path, kind: str) -> None:
    rows = posts(9)
    rows[2]["isi"] = "  \u200b "
    rows[5]["tanggal"] = "kapan-kapan"
    (batch,) = read(write(tmp_path, kind, rows), MAPPING)
    assert len(batch) == 7
    assert batch.bad_count == 2
    assert [(bad.row, bad.reason) for bad in batch.bad_rows] == [
        (2, BadReason.NO_TEXT),
        (5, BadReason.BAD_DATE),
    ]
    assert batch.next_row == 9


def test_of_very_many_bad_rows_the_first_are_named(tmp_path: Path) -> None:
    (batch,) = read(write(tmp_path, "csv", [{**post, "isi": ""} for post in posts(500)]), MAPPING)
    assert (len(batch), batch.bad_count, len(batch.bad_rows)) == (0, 500, 100)


def test_a_batch_of_bad_rows_still_moves_on(tmp_path: Path) -> None:
    path = write(tmp_path, "csv", [{**post, "isi": ""} for post in posts(10)])
    assert [batch.next_row for batch in read(path, MAPPING, batch_rows=4)] == [4, 8, 10]


def test_dates_later_than_now_are_brought_back(tmp_path: Path) -> None:
    now = datetime(2027, 2, 3, tzinfo=UTC)
    (batch,) = read(write(tmp_path, "csv", posts(20)), MAPPING, now=now)
    assert max(item.published_at for item in batch if item.published_at) == now


def test_the_zone_of_the_mapping_counts(tmp_path: Path) -> None:
    path = write(tmp_path, "csv", posts(1))
    wit = ColumnMap(text="isi", published_at="tanggal", zone="Asia/Jayapura")
    assert items_of(path, wit)[0].published_at == datetime(2027, 1, 31, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Asia/Nowhere", "../../etc/passwd", ""])
def test_an_unknown_zone_is_an_invalid_setting(tmp_path: Path, zone: str) -> None:
    with pytest.raises(SourceError) as caught:
        next(read(write(tmp_path, "csv", posts(1)), ColumnMap(text="isi", zone=zone)))
    assert caught.value.code is Code.CONFIG_INVALID


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        next(read(write(tmp_path, "csv", posts(1)), ColumnMap(text="teks")))
    assert caught.value.code is Code.COLUMN_MISSING
    assert caught.value.params == {"column": "teks"}


def test_a_mapping_survives_being_stored() -> None:
    stored = {"text": "isi", "url": None, "zone": "Asia/Makassar", "month_first": True}
    mapping = ColumnMap.from_json(stored)
    assert mapping.columns == {Role.TEXT: "isi"}
    assert mapping.month_first
    with pytest.raises(TypeError):
        ColumnMap.from_json({"text": "isi", "perasaan": "x"})


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("w") as file:
        file.write(as_csv(posts(1)))
        body = as_csv(posts(1000)).partition("\n")[2]
        for _ in range(20):
            file.write(body)
    seen = preview(path)
    assert 15_000 < seen.row_estimate < 25_000
    assert not seen.row_estimate_exact
    sizes = [len(batch) for batch in read(path, MAPPING, batch_rows=5000)]
    assert sizes == [5000, 5000, 5000, 5000, 1]

"""Parquet."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.files.limits import MAX_COLUMNS, MAX_FILE, MAX_ROW_GROUP, MEGABYTE
from sejuk.sources.files.table import NumberedRow, Table
from sejuk.sources.files.text_file import reading_errors

_BATCH = 1000


def open_parquet(path: Path) -> Table:
    """The table in ``path``. Raises :class:`SourceError`."""
    with reading_errors():
        if path.stat().st_size > MAX_FILE:
            raise SourceError(Code.FILE_TOO_LARGE, megabytes=MAX_FILE // MEGABYTE)
        with _parquet_errors(), pq.ParquetFile(path) as file:
            metadata = file.metadata
            groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
            columns = [field.name for field in file.schema_arrow if _is_readable(field.type)][:MAX_COLUMNS]
            if any(group.total_byte_size > MAX_ROW_GROUP for group in groups):
                raise SourceError(Code.FILE_BOMB)
    if not metadata.num_rows or not columns:
        raise SourceError(Code.FILE_EMPTY)
    return Table("parquet", columns, _Reader(path, columns), metadata.num_rows, exact=True)


class _Reader:
    def __init__(self, path: Path, columns: list[str]) -> None:
        self._path = path
        self._columns = columns

    def __call__(self, start: int, needed: Collection[str] | None = None) -> Iterator[NumberedRow]:
        wanted = [column for column in self._columns if needed is None or column in needed]
        with reading_errors(), _parquet_errors(), pq.ParquetFile(self._path) as file:
            groups, first = _groups_from(file, start)
            number = first
            for batch in file.iter_batches(batch_size=_BATCH, row_groups=groups, columns=wanted):
                skip = min(max(0, start - number), batch.num_rows)
                yield from enumerate(_rows(batch.slice(skip)), start=number + skip)
                number += batch.num_rows


def _groups_from(file: Any, start: int) -> tuple[list[int], int]:
    """The row groups that hold row ``start`` and later ones, and the number of their first row."""
    first = 0
    for group in range(file.metadata.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        if first + rows > start:
            return list(range(group, file.metadata.num_row_groups)), first
        first += rows
    return [], first


def _rows(batch: Any) -> Iterator[dict[str, object]]:
    yield from (
        pa.RecordBatch.from_arrays([_plain(column) for column in batch.columns], batch.schema.names)
    ).to_pylist()


def _plain(column: Any) -> Any:
    """Times in microseconds: Python has no finer ones."""
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        return column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return column


def _is_readable(kind: Any) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return not (pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind))


class _parquet_errors:  # noqa: N801 – reads as a statement, like contextlib's own
    """Turns what pyarrow raises over a damaged file into ``file_broken``."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, pa.ArrowException | ValueError | OverflowError | UnicodeDecodeError):
            raise SourceError(Code.FILE_BROKEN) from error

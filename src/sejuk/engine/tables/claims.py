"""Claims and the posts to find them for, from files whose columns go by several names."""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from sejuk.engine.schemas import CLAIMS, POSTS
from sejuk.engine.tables.dates import date_of_tail, read_date
from sejuk.engine.tables.errors import TableError
from sejuk.engine.tables.reading import written
from sejuk.engine.tables.rows import Row, missing_columns, open_lines, read_rows

Names = Mapping[str, tuple[str, ...]]

#: Names of a column, the first that a file has counts. They are those of public sets of claims.
CLAIM_COLUMNS: Names = {
    "id": ("id", "claim_id", "vclaim_id"),
    "text": ("text", "claim", "vclaim", "statement", "klaim"),
    "title": ("title", "judul"),
    "summary": ("summary", "subtitle", "description", "ringkasan"),
    "url": ("url", "link", "address"),
    "language": ("language", "lang"),
    "published_at": ("published_at", "date", "tanggal", "created_at"),
}
QUERY_COLUMNS: Names = {
    "id": ("id", "query_id", "iclaim_id", "tweet_id", "post_id"),
    "text": (
        "text",
        "query",
        "iclaim",
        "tweet_text",
        "tweet_content",
        "tweet",
        "hoax_text",
        "content",
        "narasi",
        "isi",
    ),
    "url": ("url", "link", "address"),
    "published_at": ("published_at", "created_at"),
}
_BATCH = 2000


@dataclass(slots=True)
class ClaimFile:
    """A file of claims, or a folder with one JSON object a file."""

    path: Path

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        """Give the claims in batches of ``CLAIMS``; ``TableError`` says what is wrong with the file."""
        rows = (
            _folder(self.path) if self.path.is_dir() else _rows(self.path, CLAIM_COLUMNS, ("text", "title"))
        )
        return _batches(self.path, rows, CLAIM_COLUMNS, CLAIMS)


@dataclass(slots=True)
class QueryFile:
    """A file of posts to find claims for; a ``.tsv`` may come without names as id and text."""

    path: Path

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        """Give the posts in batches of ``POSTS``; ``TableError`` says what is wrong with the file."""
        bare = _is_bare(self.path)
        rows = _bare_rows(self.path) if bare else _rows(self.path, QUERY_COLUMNS, ("text",))
        return _batches(self.path, rows, QUERY_COLUMNS, POSTS)


def _rows(path: Path, columns: Names, one_of: tuple[str, ...]) -> Iterator[Row]:
    def check(path: Path, names: list[str]) -> list[str]:
        has = {column: [name for name in known if name in names] for column, known in columns.items()}
        missing = ["id"] * (not has["id"]) + [" / ".join(one_of)] * (not any(has[name] for name in one_of))
        if missing:
            raise missing_columns(path, missing, names)
        return list(itertools.chain.from_iterable(has.values()))

    return read_rows(path, check)


def _folder(path: Path) -> Iterator[Row]:
    for file in sorted(path.glob("*.json")):
        try:
            row = json.loads(file.read_text("utf-8"))
        except ValueError as error:
            raise TableError("not_json", path=file, row=1) from error
        if not isinstance(row, dict):
            raise TableError("not_json", path=file, row=1)
        yield row


def _is_bare(path: Path) -> bool:
    """Say whether a file of two columns has no line of names."""
    if path.suffix.lower() != ".tsv":
        return False
    with open_lines(path) as lines:
        cells = next(lines, "").rstrip("\r\n").split("\t")
    known = set(itertools.chain.from_iterable(QUERY_COLUMNS.values()))
    return len(cells) == 2 and not known & {cell.strip().lower() for cell in cells}


def _bare_rows(path: Path) -> Iterator[Row]:
    with open_lines(path) as lines:
        for cells in csv.reader(lines, delimiter="\t"):
            if len(cells) == 2:
                yield {"id": cells[0], "text": cells[1]}


def _batches(path: Path, rows: Iterator[Row], columns: Names, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    numbered = enumerate(rows, start=1)
    while part := list(itertools.islice(numbered, _BATCH)):
        read = [_read(path, number, row, columns) for number, row in part]
        yield pa.RecordBatch.from_pylist(read, schema=schema)


def _read(path: Path, number: int, row: Row, columns: Names) -> dict[str, object]:
    cells: dict[str, object] = {
        name: next(filter(None, map(written, map(row.get, known))), None) for name, known in columns.items()
    }
    if cells["id"] is None:
        raise TableError("missing_id", path=path, row=number)
    if columns is QUERY_COLUMNS:
        cells["text"] = cells["text"] or ""
    return cells | {"published_at": _time(row, columns, str(cells["text"] or ""))}


def _time(row: Row, columns: Names, text: str) -> datetime | None:
    cell = next(filter(None, map(row.get, columns["published_at"])), None)
    if isinstance(cell, datetime):
        return cell
    found = written(cell)
    return read_date(found) if found else date_of_tail(text)

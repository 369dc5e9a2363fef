"""Rows of files of text: CSV and JSON lines, in whatever encoding each line is."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from sejuk.engine.schemas import POSTS
from sejuk.engine.tables.errors import TableError

Row = Mapping[str, object]
#: Gives those of a file's columns that are of use; raises ``TableError`` where too few are.
Check = Callable[[Path, list[str]], Collection[str]]

#: A post longer than this is no post.
_LONGEST_FIELD = 10_000_000
_DELIMITERS = ",;\t|"


def read_csv(path: Path, check: Check) -> Iterator[Row]:
    """Give the rows of a CSV by lower-case column name; the delimiter is that of the first line."""
    with open_lines(path) as lines:
        first = next(lines, None)
        if first is None:
            raise TableError("empty_input", path=path)
        csv.field_size_limit(_LONGEST_FIELD)
        delimiter = max(_DELIMITERS, key=first.count)
        names = [name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter))]
        check(path, names)
        try:
            for values in csv.reader(lines, delimiter=delimiter):
                if values:
                    yield dict(zip(names, values, strict=False))
        except csv.Error as error:
            raise TableError("unreadable", path=path, kind="CSV", reason=error) from error


def read_json_lines(path: Path, check: Check) -> Iterator[Row]:
    """Give the objects of a file of JSON lines by lower-case name; empty lines are left out."""
    checked = False
    with open_lines(path) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise TableError("not_json", path=path, row=number) from error
            if not isinstance(row, dict):
                raise TableError("not_json", path=path, row=number)
            lower = {name.lower(): value for name, value in row.items()}
            if not checked:
                check(path, list(lower))
                checked = True
            yield lower


def read_parquet(path: Path, check: Check) -> Iterator[Row]:
    """Give the rows of a Parquet file by lower-case column name."""
    try:
        with pq.ParquetFile(path) as file:
            names = {name: name.lower() for name in file.schema_arrow.names}
            used = check(path, list(names.values()))
            wanted = [name for name, lower in names.items() if lower in used]
            for batch in file.iter_batches(2000, columns=wanted):
                yield from batch.rename_columns([names[name] for name in batch.schema.names]).to_pylist()
    except pa.ArrowException as error:
        raise TableError("unreadable", path=path, kind="Parquet", reason=str(error)[:200]) from error


_READERS = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".json": read_json_lines,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}


def read_rows(path: Path, check: Check) -> Iterator[Row]:
    """Give the rows of a file by lower-case column name; its kind is known by its ending."""
    plain = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    kind = plain.suffix.lower()
    if kind == ".parquet" and plain == path:
        return read_parquet(path, check)
    if kind not in _READERS:
        raise TableError("unknown_input", path=path)
    return _READERS[kind](path, check)


def require_posts(path: Path, names: list[str]) -> list[str]:
    """Give the columns of posts; ``TableError`` where ``id`` or ``text`` is not among ``names``."""
    missing = [name for name in ("id", "text") if name not in names]
    if missing:
        raise missing_columns(path, missing, names)
    return [name for name in names if name in POSTS.names]


def missing_columns(path: Path, missing: list[str], names: list[str]) -> TableError:
    """Give the error that says which columns a file lacks and which it has."""
    found = ", ".join(name[:40] for name in names[:20]) or "-"
    return TableError("missing_columns", path=path, missing=", ".join(missing), found=found)


@contextmanager
def open_lines(path: Path) -> Iterator[Iterator[str]]:
    """Open a file of text, gzipped or not, as its lines."""
    with cast(BinaryIO, gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb")) as file:
        yield _lines(path, file)


def _lines(path: Path, file: BinaryIO) -> Iterator[str]:
    """Decode each line by itself: exports glue together lines of different encodings."""
    try:
        for number, line in enumerate(file):
            yield _decode(line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line)
    except (EOFError, gzip.BadGzipFile, OSError) as error:
        raise TableError("unreadable", path=path, kind="gzip", reason=error) from error


def _decode(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")

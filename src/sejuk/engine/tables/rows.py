"""Rows of files of text: CSV and JSON lines, in whatever encoding each line is."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, cast

from sejuk.engine.tables.errors import TableError

Row = Mapping[str, object]

#: A post longer than this is no post.
_LONGEST_FIELD = 10_000_000
_DELIMITERS = ",;\t|"


def read_csv(path: Path) -> Iterator[Row]:
    """Give the rows of a CSV by lower-case column name; the delimiter is that of the first line."""
    with _open(path) as file:
        lines = _lines(path, file)
        first = next(lines, None)
        if first is None:
            raise TableError("empty_input", path=path)
        csv.field_size_limit(_LONGEST_FIELD)
        delimiter = max(_DELIMITERS, key=first.count)
        names = [name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter))]
        require(path, names)
        try:
            for values in csv.reader(lines, delimiter=delimiter):
                if values:
                    yield dict(zip(names, values, strict=False))
        except csv.Error as error:
            raise TableError("unreadable", path=path, kind="CSV", reason=error) from error


def read_json_lines(path: Path) -> Iterator[Row]:
    """Give the objects of a file of JSON lines by lower-case name; empty lines are left out."""
    with _open(path) as file:
        for number, line in enumerate(_lines(path, file), start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise TableError("not_json", path=path, row=number) from error
            if not isinstance(row, dict):
                raise TableError("not_json", path=path, row=number)
            yield {name.lower(): value for name, value in row.items()}


def require(path: Path, names: list[str]) -> None:
    """Raise ``TableError`` where ``id`` or ``text`` is not among a file's columns."""
    missing = [name for name in ("id", "text") if name not in names]
    if missing:
        found = ", ".join(name[:40] for name in names[:20]) or "-"
        raise TableError("missing_columns", path=path, missing=", ".join(missing), found=found)


def _open(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb"))


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

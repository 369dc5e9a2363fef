"""JSON lines, and one JSON array of objects."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any, TextIO

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.files.face import BadReason
from sejuk.sources.files.limits import MAX_COLUMNS, MAX_JSON
from sejuk.sources.files.table import NumberedRow, Row, Table
from sejuk.sources.files.text_file import TextFile, bounded_lines

_SAMPLE = 200
_CHUNK = 65536
_DEPTH = 4
_SPACE = " \t\r\n\ufeff"


def open_json(file: TextFile) -> Table:
    """The table in ``file``: a row an object, nested fields joined by dots (``user.name``)."""
    array = file.head.lstrip(_SPACE)[:1] == "["
    reader = _ArrayReader(file) if array else _LinesReader(file)
    columns: dict[str, None] = {}
    sample = list(islice(reader(0), _SAMPLE))
    for _, row in sample:
        if not isinstance(row, BadReason):
            columns.update(dict.fromkeys(row))
    if not columns:
        raise SourceError(Code.FILE_EMPTY if not sample else Code.FILE_KIND_UNKNOWN)
    exact = len(sample) < _SAMPLE
    return Table(
        kind="json" if array else "jsonl",
        columns=list(columns)[:MAX_COLUMNS],
        rows=reader,
        row_estimate=len(sample) if exact else _estimate(file, array=array),
        exact=exact,
        encoding=file.encoding,
    )


def _estimate(file: TextFile, *, array: bool) -> int:
    seen = file.head.count("},") if array else file.head.count("\n")
    return max(_SAMPLE, seen * file.total_bytes // max(1, file.head_bytes))


class _LinesReader:
    def __init__(self, file: TextFile) -> None:
        self._file = file

    def __call__(self, start: int, needed: Collection[str] | None = None) -> Iterator[NumberedRow]:
        with self._file.open() as stream:
            lines = (line for line in bounded_lines(stream, MAX_JSON) if line is None or line.strip(_SPACE))
            for number, line in enumerate(lines):
                if number >= start:
                    yield number, BadReason.TOO_LONG if line is None else _parsed(line)


class _ArrayReader:
    def __init__(self, file: TextFile) -> None:
        self._file = file

    def __call__(self, start: int, needed: Collection[str] | None = None) -> Iterator[NumberedRow]:
        with self._file.open() as stream:
            for number, value in enumerate(_elements(stream)):
                if number >= start:
                    yield number, flat(value) if isinstance(value, dict) else BadReason.UNREADABLE


def _parsed(line: str) -> Row | BadReason:
    try:
        value = json.loads(line.strip(_SPACE))
    except (ValueError, RecursionError):
        return BadReason.UNREADABLE
    return flat(value) if isinstance(value, dict) else BadReason.UNREADABLE


def _elements(stream: TextIO) -> Iterator[Any]:
    """The elements of an array, one in memory at a time. Raises ``file_broken`` where it breaks off."""
    decoder = json.JSONDecoder()
    buffer = stream.read(_CHUNK).lstrip(_SPACE)[1:]
    while True:
        buffer = buffer.lstrip(_SPACE + ",")
        if buffer.startswith("]"):
            return
        try:
            value, end = decoder.raw_decode(buffer)
            complete = end < len(buffer)  # a number at the very end may go on
        except (ValueError, RecursionError):
            complete = False
        if complete:
            yield value
            buffer = buffer[end:]
            continue
        more = stream.read(max(_CHUNK, len(buffer)))
        if not more or len(buffer) > MAX_JSON:
            raise SourceError(Code.FILE_BROKEN)
        buffer += more


def flat(value: dict[str, Any], prefix: str = "", depth: int = _DEPTH) -> dict[str, object]:
    """``value`` with nested objects as dotted names; lists and what lies deeper are left out."""
    cells: dict[str, object] = {}
    for name, cell in islice(value.items(), MAX_COLUMNS):
        if isinstance(cell, dict):
            if depth > 1:
                cells.update(flat(cell, f"{prefix}{name}.", depth - 1))
        elif not isinstance(cell, list):
            cells[f"{prefix}{name}"[:100]] = cell
    return cells

"""CSV and TSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import islice

from sejuk.sources.dates import parse_when
from sejuk.sources.errors import Code, SourceError
from sejuk.sources.files.face import BadReason
from sejuk.sources.files.limits import MAX_COLUMNS, MAX_RECORD, MAX_RECORD_LINES
from sejuk.sources.files.table import NumberedRow, Table, named_columns
from sejuk.sources.files.text_file import TextFile, bounded_lines

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 200
#: A quote that never closes is given up, and reading goes on after its first line, this often.
_RETRIES = 200


def open_csv(file: TextFile) -> Table:
    """The table in ``file``. Raises :class:`SourceError` where it holds none."""
    declared = file.head[:5].lower().startswith("sep=")
    delimiter = file.head[4] if declared and len(file.head) > 4 else _sniff(file.head)
    lines = islice(_head_lines(file.head), int(declared), None)
    records = [record for record in _Records(lines, delimiter) if isinstance(record, list)]
    if not records:
        raise SourceError(Code.FILE_EMPTY)
    headless = _looks_like_data(records[0])
    width = max(len(record) for record in records[:_SAMPLE_LINES])
    columns = named_columns([""] * width if headless else records[0])
    count = len(records) - (not headless)
    if not count:
        raise SourceError(Code.FILE_EMPTY)
    reader = _Reader(file, delimiter, columns, skipped_lines=int(declared), skipped_records=int(not headless))
    return Table(
        kind="tsv" if delimiter == "\t" else "csv",
        columns=columns,
        rows=reader,
        row_estimate=count if file.whole else max(count, count * file.total_bytes // max(1, file.head_bytes)),
        exact=file.whole,
        encoding=file.encoding,
        delimiter=delimiter,
    )


class _Reader:
    def __init__(
        self, file: TextFile, delimiter: str, columns: list[str], *, skipped_lines: int, skipped_records: int
    ) -> None:
        self._file = file
        self._delimiter = delimiter
        self._columns = columns
        self._skipped_lines = skipped_lines
        self._skipped_records = skipped_records

    def __call__(self, start: int, needed: Collection[str] | None = None) -> Iterator[NumberedRow]:
        with self._file.open() as stream:
            lines = islice(bounded_lines(stream, MAX_RECORD), self._skipped_lines, None)
            records = islice(
                _Records(lines, self._delimiter, len(self._columns)), self._skipped_records, None
            )
            for number, record in enumerate(records):
                if number >= start:
                    yield number, self._row(record)

    def _row(self, record: list[str] | BadReason) -> dict[str, object] | BadReason:
        if isinstance(record, BadReason):
            return record
        if len(record) > len(self._columns) and any(cell.strip() for cell in record[len(self._columns) :]):
            return BadReason.UNREADABLE
        return dict(zip(self._columns, record, strict=False))


class _Records:
    """The records of ``lines``, empty ones left out; a reason in place of one that cannot be read.

    A quote that is never closed would swallow the lines after it. Past the bounds of a record, or
    where several lines make more than ``width`` cells, its first line is given up as bad, and the
    lines after it are read again.
    """

    def __init__(self, lines: Iterator[str | None], delimiter: str, width: int = MAX_COLUMNS) -> None:
        self._width = width
        self._lines = lines
        self._delimiter = delimiter
        self._again: list[str | None] = []
        self._taken: list[str | None] = []
        self._retries = _RETRIES

    def __iter__(self) -> Iterator[list[str] | BadReason]:
        reader = csv.reader(self._feed(), delimiter=self._delimiter)
        while True:
            self._taken = []
            try:
                record = next(reader)
            except StopIteration:
                return
            except (_TooLong, csv.Error):
                self._give_up()
                # The generator ended with the error; its successor goes on where it stopped.
                reader = csv.reader(self._feed(), delimiter=self._delimiter)
                yield BadReason.TOO_LONG
                continue
            if len(self._taken) > 1 and len(record) > self._width:
                self._give_up()
                yield BadReason.UNREADABLE
            elif any(cell.strip() for cell in record):
                yield record

    def _feed(self) -> Iterator[str]:
        size = 0
        while True:
            if not self._taken:
                size = 0
            line = self._again.pop() if self._again else next(self._lines, "")
            if line == "":
                return
            self._taken.append(line)
            size += len(line or "")
            if line is None or size > MAX_RECORD or len(self._taken) > MAX_RECORD_LINES:
                raise _TooLong
            yield line

    def _give_up(self) -> None:
        if self._retries > 0:
            self._retries -= 1
            self._again.extend(reversed(self._taken[1:]))


class _TooLong(Exception):  # noqa: N818 – a signal between two halves of one reader
    pass


def _sniff(head: str) -> str:
    """The delimiter under which most lines of ``head`` have the same number, above one, of columns."""
    lines = list(islice(_head_lines(head), _SAMPLE_LINES))
    return max(_DELIMITERS, key=lambda delimiter: _consistency(lines, delimiter))


def _head_lines(head: str) -> Iterator[str | None]:
    return bounded_lines(io.StringIO(head, newline=""), MAX_RECORD)


def _consistency(lines: list[str | None], delimiter: str) -> tuple[float, int]:
    widths = [len(record) for record in _Records(iter(lines), delimiter) if isinstance(record, list)]
    if not widths:
        return 0.0, 0
    width, count = Counter(widths).most_common(1)[0]
    if width < 2 or width > MAX_COLUMNS:
        return 0.0, 0
    return count / len(widths), width


def _looks_like_data(header: list[str]) -> bool:
    """Whether a first record is data already: names are short, and neither numbers, dates nor addresses."""
    cells = [cell.strip() for cell in header if cell.strip()]
    return any(
        len(cell) > 60
        or cell.startswith(("http://", "https://", "@"))
        or cell.isdigit()
        or bool(parse_when(cell))
        for cell in cells
    )

"""XLSX: the first visible sheet, read row by row."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import openpyxl

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.files.limits import (
    MAX_COLUMNS,
    MAX_EMPTY_ROWS,
    MAX_RATIO,
    MAX_SPREADSHEET,
    MAX_SPREADSHEET_PART,
    MAX_SPREADSHEET_PARTS,
    MAX_SPREADSHEET_ROWS,
    MEGABYTE,
    RATIO_MATTERS_FROM,
)
from sejuk.sources.files.table import NumberedRow, Table, named_columns
from sejuk.sources.files.text_file import reading_errors

_SAMPLE = 200


def open_xlsx(path: Path) -> Table:
    """The table in ``path``. Raises :class:`SourceError`."""
    _check_bomb(path)
    with _first_sheet(path) as sheet:
        claimed = sheet.max_row or 0
        first = list(islice(_filled(sheet), _SAMPLE + 1))
    if len(first) < 2:
        raise SourceError(Code.FILE_EMPTY)
    exact = len(first) <= _SAMPLE
    columns = named_columns(first[0])
    estimate = len(first) - 1 if exact else max(_SAMPLE, min(claimed, MAX_SPREADSHEET_ROWS) - 1)
    return Table("xlsx", columns, _Reader(path, columns), estimate, exact=exact)


class _Reader:
    def __init__(self, path: Path, columns: list[str]) -> None:
        self._path = path
        self._columns = columns

    def __call__(self, start: int, needed: Collection[str] | None = None) -> Iterator[NumberedRow]:
        with _first_sheet(self._path) as sheet:
            for number, cells in enumerate(islice(_filled(sheet), 1, None)):
                if number >= start:
                    yield number, dict(zip(self._columns, cells, strict=False))


def _filled(sheet: Any) -> Iterator[tuple[object, ...]]:
    """The rows that have something in them; the end comes after many that have not."""
    empty = 0
    for cells in sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS, max_row=MAX_SPREADSHEET_ROWS):
        if any(cell is not None and cell != "" for cell in cells):
            empty = 0
            yield _without_tail(cells)
        elif (empty := empty + 1) > MAX_EMPTY_ROWS:
            return


def _without_tail(cells: tuple[object, ...]) -> tuple[object, ...]:
    """The cells up to the last that has something in it; rows come padded to the bound."""
    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return cells[:end]


@contextmanager
def _first_sheet(path: Path) -> Iterator[Any]:
    try:
        # A file and not its name: openpyxl believes names, we do not.
        with path.open("rb") as file:
            book = _load(file)
            try:
                sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
                if not sheets:
                    raise SourceError(Code.FILE_EMPTY)
                # The size a sheet claims is not believed: it may be a million rows of nothing.
                yield _Undimensioned.of(sheets[0])
            finally:
                book.close()
    except (SourceError, GeneratorExit):
        raise
    except Exception as error:
        # openpyxl raises whatever its parsers, zipfile and the sheet's contents make of a damaged file.
        raise SourceError(Code.FILE_BROKEN) from error


def _load(file: BinaryIO) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles it leaves out
        return openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)


class _Undimensioned:
    """A sheet that forgot its claimed size, and remembers only how many rows it claimed."""

    def __init__(self, sheet: Any, max_row: int) -> None:
        self._sheet = sheet
        self.max_row = max_row

    @classmethod
    def of(cls, sheet: Any) -> _Undimensioned:
        claimed = sheet.max_row or 0
        sheet.reset_dimensions()
        return cls(sheet, claimed)

    def iter_rows(self, **bounds: Any) -> Iterator[tuple[object, ...]]:
        yield from self._sheet.iter_rows(**bounds)


def _check_bomb(path: Path) -> None:
    """Look at the sizes the archive names; zipfile never unpacks more than those."""
    with reading_errors():
        try:
            with zipfile.ZipFile(path) as archive:
                parts = archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise SourceError(Code.FILE_BROKEN) from error
    sizes = [part.file_size for part in parts]
    if len(parts) > MAX_SPREADSHEET_PARTS or max(sizes, default=0) > MAX_SPREADSHEET_PART:
        raise SourceError(Code.FILE_BOMB)
    total = sum(sizes)
    if total > MAX_SPREADSHEET:
        raise SourceError(Code.FILE_TOO_LARGE, megabytes=MAX_SPREADSHEET // MEGABYTE)
    if total > RATIO_MATTERS_FROM and total > MAX_RATIO * max(1, path.stat().st_size):
        raise SourceError(Code.FILE_BOMB)

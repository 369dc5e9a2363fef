"""XLSX: the first visible sheet, values only; a formula is told from a value."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import openpyxl
from django.utils.translation import gettext as _

from sejuk.desk.tabular.rows import UnusableTableError
from sejuk.sources.cleaning import clean_text

_MAX_UNPACKED = 60_000_000
_MAX_PARTS = 500
_MAX_COLUMNS = 60
_MAX_ROWS = 50_000
_MAX_EMPTY = 1_000
_MAX_CELL = 20_000
_HEAD = 2_000
#: What zipfile raises for an archive that is damaged, has a password or is packed in an unknown way.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


def workbook_rows(body: bytes) -> Iterator[tuple[int, list[str | None]]]:
    """The rows with their numbers; a formula's cell is None. Raises :class:`UnusableTableError`."""
    _check_archive(body)
    try:
        yield from _rows(_first_sheet(body))
    except UnusableTableError:
        raise
    except Exception as error:
        # openpyxl raises whatever its parsers and the sheet's contents make of a damaged file.
        raise _broken() from error


def _rows(sheet: Any) -> Iterator[tuple[int, list[str | None]]]:
    empty = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=_MAX_COLUMNS, max_row=_MAX_ROWS), start=1):
        read = [_text(cell) for cell in cells]
        empty = 0 if any(text is None or text for text in read) else empty + 1
        if empty > _MAX_EMPTY:
            return
        yield number, read


def _first_sheet(body: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles it leaves out
        book = openpyxl.load_workbook(io.BytesIO(body), read_only=True, data_only=False, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not sheets:
        raise UnusableTableError(_("Berkas ini kosong. Isi contohnya, lalu unggah lagi."))
    # The size a sheet claims is not believed: it may be a million rows of nothing.
    sheets[0].reset_dimensions()
    return sheets[0]


def _text(cell: Any) -> str | None:
    """A cell as a person reads it; None for a formula."""
    if getattr(cell, "data_type", "") == "f":
        return None
    value = cell.value
    if value is None or isinstance(value, bytes):
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return _number(value) if isinstance(value, int | float) else _words(value)


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)


def _words(value: object) -> str:
    if isinstance(value, datetime):
        whole_day = value.time() == time()
        return value.date().isoformat() if whole_day else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return clean_text(str(value).replace("\n", " "), _MAX_CELL)


def _check_archive(body: bytes) -> None:
    """Look at the sizes the archive names; zipfile never unpacks more than those."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            declares = any(_declares_entities(archive, part) for part in parts[:_MAX_PARTS])
    except _UNREADABLE as error:
        raise _broken() from error
    if "xl/workbook.xml" not in names:
        raise UnusableTableError(_("Ini arsip, bukan tabel. Unggah tabelnya sebagai CSV atau XLSX."))
    if declares:
        raise _broken()
    if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
        raise UnusableTableError(
            _("Isi berkas terlalu besar. Salin tabelnya ke berkas baru, lalu unggah lagi.")
        )


def _declares_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part declares a type of its own: no spreadsheet does, and entities swell."""
    if not part.filename.endswith((".xml", ".rels")):
        return False
    with archive.open(part) as file:
        return b"<!DOCTYPE" in file.read(_HEAD)


def _broken() -> UnusableTableError:
    return UnusableTableError(
        _("Berkas XLSX ini rusak. Buka di aplikasi tabel, simpan ulang, lalu unggah lagi.")
    )

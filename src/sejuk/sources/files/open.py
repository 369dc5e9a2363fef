"""Tells what a file is by what is in it, whatever it is called, and opens it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.files.chats import is_chat_archive, is_chat_text
from sejuk.sources.files.csv_table import open_csv
from sejuk.sources.files.json_table import open_json
from sejuk.sources.files.parquet_table import open_parquet
from sejuk.sources.files.table import Table
from sejuk.sources.files.text_file import is_binary, open_text, reading_errors
from sejuk.sources.files.xlsx_table import open_xlsx

_PARQUET = b"PAR1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_table(path: Path) -> Table:
    """The table in ``path``. Raises nothing but :class:`SourceError`."""
    with reading_errors(), path.open("rb") as file:
        start = file.read(8)
    if not start:
        raise SourceError(Code.FILE_EMPTY)
    if start.startswith(_PARQUET):
        return open_parquet(path)
    if start.startswith(_ZIP):
        return _open_archive(path)
    if start == _OLD_OFFICE:
        # Old Excel files, and new ones behind a password, are both such containers.
        raise SourceError(Code.FILE_LOCKED)
    return _open_text(path)


def _open_archive(path: Path) -> Table:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise SourceError(Code.FILE_BROKEN) from error
    if "xl/workbook.xml" in names:
        return open_xlsx(path)
    raise SourceError(Code.FILE_CHAT_EXPORT if is_chat_archive(names) else Code.FILE_KIND_UNKNOWN)


def _open_text(path: Path) -> Table:
    file = open_text(path)
    head = file.head.lstrip(" \t\r\n\ufeff")
    if is_chat_text(file.head):
        raise SourceError(Code.FILE_CHAT_EXPORT)
    if not head:
        raise SourceError(Code.FILE_EMPTY)
    if is_binary(file.head) or head.startswith(("<", "%PDF")):
        raise SourceError(Code.FILE_KIND_UNKNOWN)
    if head.startswith("{") or re.match(r"\[\s*(?:\{|\]|$)", head):
        return open_json(file)
    return open_csv(file)

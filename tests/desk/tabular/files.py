"""Files as people make them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile


def csv_file(text: str, encoding: str = "utf-8", name: str = "unit.csv") -> SimpleUploadedFile:
    """A CSV file in an encoding."""
    return SimpleUploadedFile(name, text.encode(encoding))


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    """An XLSX file with one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def xlsx_file(rows: Sequence[Sequence[object]]) -> SimpleUploadedFile:
    """An XLSX file with one sheet, as an upload."""
    return SimpleUploadedFile("unit.xlsx", workbook(rows))


def rewritten(body: bytes, part: str, content: bytes) -> bytes:
    """A workbook one of whose parts somebody put there by hand."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == part else old.read(info))
    return target.getvalue()

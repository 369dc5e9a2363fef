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


def locked(body: bytes) -> bytes:
    """A workbook whose parts claim to be locked with a password (the first bit of their flags)."""
    return _changed(body, 6, 1)


def misread(body: bytes) -> bytes:
    """A workbook whose parts unpack to nonsense: a block type that deflate does not have."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        starts = [info.header_offset for info in archive.infolist()]
    spoilt = bytearray(body)
    for start in starts:
        name, extra = (int.from_bytes(body[start + at : start + at + 2], "little") for at in (26, 28))
        spoilt[start + 30 + name + extra] = 0xFF
    return bytes(spoilt)


def _changed(body: bytes, at: int, bit: int) -> bytes:
    changed = bytearray(body)
    for mark, further in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
        found = body.find(mark)
        while found >= 0:
            changed[found + at + further] |= bit
            found = body.find(mark, found + 1)
    return bytes(changed)


def rewritten(body: bytes, part: str, content: bytes) -> bytes:
    """A workbook one of whose parts somebody put there by hand."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == part else old.read(info))
    return target.getvalue()

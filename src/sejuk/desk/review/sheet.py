"""A day as a workbook: the sums, then each unit below in the tree's order. Nothing in it is a formula."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from sejuk.desk.review.counting import counts
from sejuk.desk.review.models import ActivityKind, Rollup
from sejuk.desk.review.rolling import Share
from sejuk.desk.review.telling import KINDS, activities_of
from sejuk.desk.shell.zones import name_of_zone

#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def workbook_of(rollup: Rollup, parts: list[Share]) -> bytes:
    """The XLSX of one version."""
    book = openpyxl.Workbook()
    _sums(book.active, rollup, parts)
    _reports(book.create_sheet("Giat"), rollup)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def defused(text: str) -> str:
    """The text as a cell that a spreadsheet shows and never runs."""
    plain = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def time_of(moment: datetime, zone: str) -> str:
    """A moment in hours of the unit, with the name of its zone."""
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} {name_of_zone(zone)}"


def _sums(sheet: Any, rollup: Rollup, parts: list[Share]) -> None:
    sheet.title = "Jumlah"
    names = [defused(part.unit.name) for part in parts]
    _row(sheet, [defused(rollup.unit.name), str(rollup.day), f"versi {rollup.version}"], bold=True)
    _row(sheet, ["Hitungan", "Jumlah", "Unit ini sendiri", *names], bold=True)
    _line(sheet, "Giat", rollup.totals["reports"], [part.totals["reports"] for part in parts])
    for code, count in counts().items():
        below = [part.totals["counts"].get(code, 0) for part in parts]
        _line(sheet, count.reported, rollup.totals["counts"].get(code, 0), below)


def _line(sheet: Any, name: str, total: int, below: list[int]) -> None:
    _row(sheet, [name, total, total - sum(below), *below])


def _reports(sheet: Any, rollup: Rollup) -> None:
    _row(sheet, ["Unit", "Waktu", "Kegiatan", "Hasil", "Hambatan"], bold=True)
    for one in activities_of(rollup):
        said = [
            one.unit.name,
            time_of(one.happened_at, one.unit.time_zone),
            KINDS[ActivityKind(one.kind)],
            one.result,
            one.obstacle,
        ]
        _row(sheet, [defused(text) for text in said])


def _row(sheet: Any, cells: list[Any], *, bold: bool = False) -> None:
    sheet.append(cells)
    for cell in sheet[sheet.max_row]:
        if isinstance(cell.value, str):
            cell.data_type = "s"
        cell.font = Font(bold=bold)

"""A file to fill in: the names of the columns, and in a workbook what to write in each."""

from __future__ import annotations

import csv
import io

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.styles import Font

from sejuk.desk.tabular.planning import TableKind

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTH = 24


def csv_template(kind: TableKind) -> bytes:
    """The row of names, with the mark that makes spreadsheets read UTF-8."""
    target = io.StringIO()
    csv.writer(target, delimiter=";").writerow([str(column.label) for column in kind.columns])
    return target.getvalue().encode("utf-8-sig")


def xlsx_template(kind: TableKind) -> bytes:
    """A sheet to fill in, and a second one with what each column takes; every cell is text."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = _("Isi di sini")
    sheet.append([str(column.label) for column in kind.columns])
    guide = book.create_sheet(_("Petunjuk"))
    guide.append([_("Kolom"), _("Wajib"), _("Isi"), _("Contoh")])
    for column in kind.columns:
        needed = _("ya") if column.needed else _("tidak")
        guide.append([str(column.label), needed, str(column.help), column.example])
    for page in (sheet, guide):
        _dress(page)
    for number in range(1, len(kind.columns) + 1):
        # Text, or a spreadsheet makes a number of 64.10 and a date of 1-2.
        sheet.column_dimensions[openpyxl.utils.get_column_letter(number)].number_format = "@"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _dress(page: openpyxl.worksheet.worksheet.Worksheet) -> None:
    for cell in page[1]:
        cell.font = Font(bold=True)
        page.column_dimensions[cell.column_letter].width = _WIDTH
    page.freeze_panes = "A2"

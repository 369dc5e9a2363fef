"""From the bytes of a file to rows, within bounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from sejuk.desk.tabular.columns import Column, Header, find_columns
from sejuk.desk.tabular.comma import comma_rows
from sejuk.desk.tabular.rows import Row, UnusableTableError
from sejuk.desk.tabular.workbook import workbook_rows

#: Largest file, in bytes; a list of 10,000 people has about one million.
MAX_BYTES = 5_000_000
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: How a spreadsheet would take a cell for a formula; a telephone number begins with + too.
_FORMULA = ("=", "@", "+", "-")
_NUMBER = frozenset("+-0123456789 ().")

#: A row of a file: its number and its cells; a cell that holds a formula is None.
RawRow = tuple[int, Sequence[str | None]]


@dataclass(frozen=True, slots=True)
class Read:
    """The rows of a file, and names of columns that were left aside."""

    rows: list[Row]
    ignored: list[str]


def read_table(body: bytes, columns: Sequence[Column], most_rows: int) -> Read:
    """Read a CSV or XLSX file. Raises :class:`UnusableTableError`."""
    if len(body) > MAX_BYTES:
        raise UnusableTableError(_("Berkas lebih besar dari 5 MB. Bagi menjadi beberapa berkas."))
    rows = iter(_raw_rows(body, columns))
    first = next(rows, None)
    if first is None:
        raise UnusableTableError(_("Berkas ini kosong. Isi contohnya, lalu unggah lagi."))
    header = find_columns([cell or "" for cell in first[1]], columns)
    kept = list(islice((_row(row, header) for row in rows), most_rows + 1))
    if len(kept) > most_rows:
        raise UnusableTableError(
            _("Lebih dari %(count)d baris. Bagi menjadi beberapa berkas.") % {"count": most_rows}
        )
    if not kept:
        raise UnusableTableError(_("Di bawah nama kolom tidak ada baris. Isi dahulu, lalu unggah lagi."))
    return Read(kept, header.unknown)


def _raw_rows(body: bytes, columns: Sequence[Column]) -> Iterable[RawRow]:
    if body.startswith(_OLD_OFFICE):
        raise UnusableTableError(
            _("Berkas Excel lama atau berkata sandi. Simpan ulang sebagai XLSX tanpa kata sandi.")
        )
    rows = workbook_rows(body) if body.startswith(_ZIP) else comma_rows(body, columns)
    return _filled(rows)


def _filled(rows: Iterable[RawRow]) -> Iterator[RawRow]:
    return (row for row in rows if any(cell is None or cell for cell in row[1]))


def _row(raw: RawRow, header: Header) -> Row:
    number, cells = raw
    said = {name: cells[place] for name, place in header.places.items() if place < len(cells)}
    formulas = frozenset(name for name, cell in said.items() if cell is None or is_formula(cell))
    return Row(number, {name: cell for name, cell in said.items() if cell and name not in formulas}, formulas)


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet that opens this cell would calculate something."""
    return cell.startswith(_FORMULA) and cell != "-" and not (cell[0] in "+-" and _NUMBER.issuperset(cell))

"""CSV: its encoding and its delimiter are found out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from sejuk.desk.tabular.columns import Column, known_names
from sejuk.desk.tabular.rows import UnusableTableError
from sejuk.sources.cleaning import clean_text
from sejuk.sources.files.text_file import detect_encoding, is_binary

#: In the order in which they are tried; spreadsheets in Indonesia write semicolons.
_DELIMITERS = ";,\t|"
_MAX_CELL = 20_000


def comma_rows(body: bytes, columns: Sequence[Column]) -> Iterator[tuple[int, list[str | None]]]:
    """The rows with their numbers, as a spreadsheet would count them."""
    text = body.decode(detect_encoding(body), "replace").removeprefix("\ufeff")
    if is_binary(text):
        raise UnusableTableError(
            _("Ini bukan tabel CSV atau XLSX. Simpan tabelnya sebagai CSV atau XLSX, lalu unggah lagi.")
        )
    said, text = _said_delimiter(text)
    delimiter = said or _delimiter(text, columns)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, cells in enumerate(reader, start=2 if said else 1):
            yield number, [clean_text(cell.replace("\n", " "), _MAX_CELL) for cell in cells]
    except csv.Error as error:
        raise UnusableTableError(
            _("Baris %(row)d tidak terbaca: mungkin ada tanda kutip yang tidak ditutup.")
            % {"row": reader.line_num}
        ) from error


def _said_delimiter(text: str) -> tuple[str, str]:
    """What a first line ``sep=;`` says, and the text after it."""
    first, _end, rest = text.partition("\n")
    said = first.strip()
    return (said[4], rest) if said.lower().startswith("sep=") and len(said) == 5 else ("", text)


def _delimiter(text: str, columns: Sequence[Column]) -> str:
    """The one under which the first row names most columns."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(
        _DELIMITERS, key=lambda one: known_names(next(csv.reader([first], delimiter=one), []), columns)
    )

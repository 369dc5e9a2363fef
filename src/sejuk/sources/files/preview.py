"""A look at the first rows of a file."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from sejuk.sources.cleaning import clean_line
from sejuk.sources.files.face import BadReason, Preview, Role
from sejuk.sources.files.guess import guess_roles, month_comes_first
from sejuk.sources.files.open import open_table
from sejuk.sources.files.table import Row

_SHOWN_ROWS = 10
_SHOWN_LETTERS = 300
_SAMPLE = 200


def preview(path: Path) -> Preview:
    """Look at ``path``: its kind, first rows and guessed columns. Raises only :class:`SourceError`."""
    table = open_table(path)
    rows = [row for _, row in islice(table.rows(0), _SAMPLE) if not isinstance(row, BadReason)]
    guesses = guess_roles(table.columns, rows)
    dates = guesses.get(Role.PUBLISHED_AT)
    return Preview(
        kind=table.kind,
        columns=table.columns,
        rows=[_shown(row, table.columns) for row in rows[:_SHOWN_ROWS]],
        guesses=guesses,
        encoding=table.encoding,
        delimiter=table.delimiter,
        row_estimate=table.row_estimate,
        row_estimate_exact=table.exact,
        month_first=bool(dates) and month_comes_first([row.get(dates.column) for row in rows if dates]),
    )


def _shown(row: Row, columns: list[str]) -> list[str]:
    cells = (row.get(column) for column in columns)
    return [
        clean_line("" if cell is None else str(cell)[: _SHOWN_LETTERS * 4], _SHOWN_LETTERS) for cell in cells
    ]

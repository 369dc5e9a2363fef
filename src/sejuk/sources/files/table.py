"""What all kinds of files look like from inside: named columns and numbered rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from sejuk.sources.files.face import BadReason
from sejuk.sources.files.limits import MAX_COLUMNS

#: The cells of a row by column. Missing cells are left out or None.
Row: TypeAlias = Mapping[str, object]
#: A data row with its number from 0, or why it cannot be read.
NumberedRow: TypeAlias = tuple[int, Row | BadReason]


class ReadRows(Protocol):
    """Gives rows from number ``start`` on; ``needed`` names the columns that will be looked at."""

    def __call__(self, start: int, needed: Collection[str] | None = None) -> Iterator[NumberedRow]:
        """Yield rows in order."""
        ...


@dataclass(frozen=True, slots=True)
class Table:
    """An opened file. ``row_estimate`` is a guess unless ``exact``."""

    kind: str
    columns: list[str]
    rows: ReadRows
    row_estimate: int
    exact: bool = False
    encoding: str | None = None
    delimiter: str | None = None


def named_columns(header: Sequence[object]) -> list[str]:
    """A name for every column: those without one are numbered, those named alike told apart."""
    names: list[str] = []
    for position, cell in enumerate(header[:MAX_COLUMNS], start=1):
        name = " ".join(str("" if cell is None else cell).split())[:100] or f"kolom {position}"
        copy, plain = 2, name
        while name in names:
            name, copy = f"{plain} ({copy})", copy + 1
        names.append(name)
    return names

"""What a table looks like once it is read: numbered rows of plain texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class UnusableTableError(Exception):
    """The file as a whole cannot be taken; ``words`` say why and what to do."""

    def __init__(self, words: StrOrPromise) -> None:
        super().__init__(words)
        self.words = words


class BadValue(Exception):  # noqa: N818 – it is caught and shown, not raised to anybody
    """A cell says something that the table cannot take; ``words`` say what to write instead."""

    def __init__(self, column: str, words: StrOrPromise) -> None:
        super().__init__(column, words)
        self.column = column
        self.words = words


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as a spreadsheet counts (the names are row 1), its cells by column.

    ``formulas`` names the columns whose cells hold a formula instead of a value.
    """

    number: int
    cells: Mapping[str, str]
    formulas: frozenset[str] = field(default_factory=frozenset)

    def __getitem__(self, column: str) -> str:
        """The cell's text without space around it, empty where there is none."""
        return self.cells.get(column, "")

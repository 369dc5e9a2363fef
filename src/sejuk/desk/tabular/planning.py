"""What a table would change: a room's rules applied to rows, before anything is written."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sejuk.desk.organisation.models import Member
from sejuk.desk.tabular.columns import Column
from sejuk.desk.tabular.rows import BadValue, Row

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Outcome(models.TextChoices):
    """What becomes of a row."""

    NEW = "new", gettext_lazy("Baru")
    CHANGED = "changed", gettext_lazy("Berubah")
    SAME = "same", gettext_lazy("Tetap")


@dataclass(frozen=True, slots=True)
class Change:
    """What one row would do; ``data`` is whatever ``carry_out`` needs for it."""

    row: int
    outcome: Outcome
    words: str
    data: Any = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a cell or, without a column, in a row."""

    row: int
    column: str
    words: str


@dataclass(slots=True)
class Plan:
    """Changes and problems of a table; with a single problem nothing is carried out."""

    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, row: Row, outcome: Outcome, words: StrOrPromise, data: Any = None) -> None:
        """Note what a row would do."""
        self.changes.append(Change(row.number, outcome, str(words), data))

    def wrong(self, row: Row, column: str, words: StrOrPromise) -> None:
        """Note what is wrong in a row."""
        self.problems.append(Problem(row.number, column, str(words)))

    @contextmanager
    def checking(self, row: Row) -> Iterator[None]:
        """Turn a ``BadValue`` raised inside into a problem of the row."""
        try:
            yield
        except BadValue as bad:
            self.wrong(row, bad.column, bad.words)

    def having(self, outcome: Outcome) -> list[Any]:
        """The data of all rows with this outcome, in their order."""
        return [change.data for change in self.changes if change.outcome == outcome]

    @property
    def counts(self) -> Counter[Outcome]:
        """How many rows have each outcome."""
        return Counter(change.outcome for change in self.changes)

    @property
    def does_nothing(self) -> bool:
        """Whether everything is there already."""
        return all(change.outcome == Outcome.SAME for change in self.changes)

    @property
    def digest(self) -> str:
        """The same for plans that would do the same."""
        said = "\n".join(f"{one.row} {one.outcome} {one.words}" for one in self.changes)
        return hashlib.sha256(said.encode()).hexdigest()


class TableKind(ABC):
    """What a room says about a table that it takes in."""

    #: Names the kind for ever: ``"organisation.units"``.
    code: str
    title: StrOrPromise
    columns: tuple[Column, ...]
    most_rows = 10_000

    @abstractmethod
    def plan(self, rows: Sequence[Row]) -> Plan:
        """Say what the rows would change; reads the database and writes nothing."""

    @abstractmethod
    def carry_out(self, by: Member, plan: Plan) -> None:
        """Write what a plan without problems says, and record it; the caller holds a transaction."""


def made_plan(kind: TableKind, rows: Sequence[Row]) -> Plan:
    """The room's plan, once every cell keeps the bounds of its column."""
    plan = Plan()
    for row in rows:
        for column in kind.columns:
            with plan.checking(row):
                _check_cell(row, column)
    return plan if plan.problems else kind.plan(rows)


def _check_cell(row: Row, column: Column) -> None:
    if column.name in row.formulas:
        raise BadValue(
            column.name, _("Berisi rumus. Tempel nilainya saja, tanpa =, +, -, atau @ di depannya.")
        )
    if column.needed and not row[column.name]:
        raise BadValue(column.name, _("Belum diisi."))
    if len(row[column.name]) > column.longest:
        raise BadValue(
            column.name,
            _("Lebih panjang dari %(count)d huruf. Periksa juga tanda kutip di baris ini.")
            % {"count": column.longest},
        )

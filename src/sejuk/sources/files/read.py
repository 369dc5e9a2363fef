"""Reading a file in batches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.files.convert import Converter
from sejuk.sources.files.face import BadReason, BadRow, Batch, ColumnMap
from sejuk.sources.files.open import open_table
from sejuk.sources.items import Item

_BAD_ROWS_NAMED = 100


def read(
    path: Path, mapping: ColumnMap, start_row: int = 0, *, batch_rows: int = 1000, now: datetime | None = None
) -> Iterator[Batch]:
    """Yield the items of ``path`` from data row ``start_row`` on, ``batch_rows`` rows at a time.

    Rows that cannot be read are counted in their batch and left out. ``now`` is the latest a date
    may be. The same row gives the same ``external_id`` whenever it is read. Raises only
    :class:`SourceError`; where a file breaks off in the middle, after the batches before.
    """
    table = open_table(path)
    for column in mapping.columns.values():
        if column not in table.columns:
            raise SourceError(Code.COLUMN_MISSING, column=column)
    try:
        converter = Converter.of(mapping, now)
    except (ZoneInfoNotFoundError, ValueError):
        raise SourceError(Code.CONFIG_INVALID, field="zone") from None
    collected = _Collected(start_row)
    broken: SourceError | None = None
    rows = table.rows(start_row, set(mapping.columns.values()))
    while True:
        try:
            number, row = next(rows)
        except StopIteration:
            break
        except SourceError as error:
            broken = error
            break
        collected.add(number, row if isinstance(row, BadReason) else converter.item(number, row))
        if collected.rows >= batch_rows:
            yield collected.batch()
            collected = _Collected(number + 1)
    if collected.rows:
        yield collected.batch()
    if broken is not None:
        raise broken


class _Collected:
    """The batch in the making."""

    def __init__(self, next_row: int) -> None:
        self.rows = 0
        self._next_row = next_row
        self._items: list[Item] = []
        self._bad: list[BadRow] = []
        self._bad_count = 0

    def add(self, number: int, result: Item | BadReason) -> None:
        self.rows += 1
        self._next_row = number + 1
        if isinstance(result, Item):
            self._items.append(result)
            return
        self._bad_count += 1
        if len(self._bad) < _BAD_ROWS_NAMED:
            self._bad.append(BadRow(number, result))

    def batch(self) -> Batch:
        return Batch(
            self._items, next_row=self._next_row, bad_count=self._bad_count, bad_rows=tuple(self._bad)
        )

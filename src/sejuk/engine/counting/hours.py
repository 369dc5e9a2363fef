"""Hourly counts of narratives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pyarrow as pa

from sejuk.engine.counting.authors import author_keys
from sejuk.engine.counting.harm import heat, rumour
from sejuk.engine.counting.wordings import effective_number
from sejuk.engine.schemas import HOURLY

_MICROSECONDS = 3_600_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

#: Variant, hour since 1970, region.
Key = tuple[str, int, str | None]


@dataclass(slots=True)
class _Cell:
    posts: int = 0
    heat: float = 0.0
    rumour: float = 0.0
    authors: set[int] = field(default_factory=set)

    def absorb(self, other: _Cell) -> None:
        self.posts += other.posts
        self.heat += other.heat
        self.rumour += other.rumour
        self.authors |= other.authors


@dataclass(frozen=True, slots=True)
class _Summed:
    """A narrative's rows of ``HOURLY`` and its distinct authors."""

    rows: list[tuple[object, ...]]
    authors: int


def hourly(posts: pa.RecordBatch, signals: pa.RecordBatch, groups: pa.RecordBatch) -> pa.RecordBatch:
    """Count posts, independent authors, heat and rumour a narrative, hour and region (``HOURLY``).

    ``posts`` (``POSTS``), ``signals`` (``SIGNALS``) and ``groups`` (``GROUPED``) are row by row the same
    posts. Posts without a time are left out. Rows come in the order of narrative, hour and region.
    """
    counter = HourCounter()
    counter.add(posts, signals, groups)
    return counter.table()


class HourCounter:
    """The same counts over many batches. It holds authors' keys: keep it in memory only (G1)."""

    def __init__(self) -> None:
        self._of: dict[str, dict[Key, _Cell]] = {}
        self._summed: dict[str, _Summed] = {}

    def add(self, posts: pa.RecordBatch, signals: pa.RecordBatch, groups: pa.RecordBatch) -> None:
        """Count a batch; the three are row by row the same posts."""
        rows = zip(
            groups.column("narrative_id").to_pylist(),
            groups.column("variant_id").to_pylist(),
            posts.column("published_at").cast(pa.int64()).to_pylist(),
            posts.column("region").to_pylist(),
            author_keys(posts).to_pylist(),
            heat(signals).to_pylist(),
            rumour(signals).to_pylist(),
            strict=True,
        )
        for narrative_id, variant_id, time, region, author, heat_, rumour_ in rows:
            if time is not None:
                key = (variant_id, time // _MICROSECONDS, region)
                self._cell(narrative_id, key).absorb(_Cell(1, heat_, rumour_, {hash(author)}))

    def apply(self, events: pa.RecordBatch) -> None:
        """Let merges and splits (``EVENTS``) move the hours of the variants that they move."""
        for event in events.to_pylist():
            self._summed.pop(event["narrative_id"], None)
            cells = self._of.pop(event["narrative_id"], {})
            going = cells if event["kind"] == "merge" else _of_variants(cells, set(event["variants"]))
            staying = {key: cell for key, cell in cells.items() if key not in going}
            if staying:
                self._of[event["narrative_id"]] = staying
            for key, cell in going.items():
                self._cell(event["other_id"], key).absorb(cell)

    def forget(self, before: datetime) -> None:
        """Drop the hours that ended before ``before``."""
        first = (before - _EPOCH) // timedelta(hours=1)
        for narrative_id, cells in list(self._of.items()):
            if too_old := [key for key in cells if key[1] < first]:
                self._summed.pop(narrative_id, None)
            for key in too_old:
                del cells[key]
            if not cells:
                del self._of[narrative_id]

    def authors(self) -> Mapping[str, int]:
        """Give the distinct authors of each narrative over the hours held."""
        return {narrative_id: self._sums(narrative_id).authors for narrative_id in self._of}

    def wordings(self, since: datetime) -> Mapping[str, float]:
        """Give in how many wordings (``effective_number``) each narrative's harm since ``since`` is told.

        Near-duplicates are one wording. Narratives without harm are left out.
        """
        first = (since - _EPOCH) // timedelta(hours=1)
        found: dict[str, float] = {}
        for narrative_id, cells in self._of.items():
            masses: dict[str, float] = {}
            harmful = [one for one in cells.items() if one[0][1] >= first and one[1].heat + one[1].rumour > 0]
            for (variant_id, _, _), cell in sorted(harmful, key=_in_order):
                masses[variant_id] = masses.get(variant_id, 0.0) + cell.heat + cell.rumour
            if masses:
                found[narrative_id] = effective_number(masses.values())
        return found

    def table(self) -> pa.RecordBatch:
        """Give the counts (``HOURLY``)."""
        rows = [row for narrative_id in sorted(self._of) for row in self._sums(narrative_id).rows]
        columns = zip(*rows, strict=True) if rows else [()] * len(HOURLY)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, HOURLY, strict=True)]
        return pa.record_batch(arrays, schema=HOURLY)

    def _sums(self, narrative_id: str) -> _Summed:
        """Give the sums of a narrative, made anew only where a cell of it has changed."""
        found = self._summed.get(narrative_id)
        if found is None:
            cells = self._of[narrative_id]
            authors = len(set().union(*(cell.authors for cell in cells.values())))
            found = self._summed[narrative_id] = _Summed([*_rows(narrative_id, cells)], authors)
        return found

    def _cell(self, narrative_id: str, key: Key) -> _Cell:
        """Give a cell that is about to change."""
        self._summed.pop(narrative_id, None)
        return self._of.setdefault(narrative_id, {}).setdefault(key, _Cell())


def _rows(narrative_id: str, cells: Mapping[Key, _Cell]) -> Iterator[tuple[object, ...]]:
    hours: dict[tuple[int, str | None], _Cell] = {}
    for (_, hour, region), cell in sorted(cells.items(), key=_in_order):
        hours.setdefault((hour, region), _Cell()).absorb(cell)
    for hour, region in sorted(hours, key=lambda place: (place[0], place[1] or "")):
        sums = hours[hour, region]
        time = hour * _MICROSECONDS
        yield narrative_id, time, region, sums.posts, len(sums.authors), sums.heat, sums.rumour


def _of_variants(cells: Mapping[Key, _Cell], variants: set[str]) -> dict[Key, _Cell]:
    return {key: cell for key, cell in cells.items() if key[0] in variants}


def _in_order(item: tuple[Key, _Cell]) -> tuple[str, int, str]:
    """Sums of fractions must not depend on the order in which variants came."""
    (variant_id, hour, region), _ = item
    return variant_id, hour, region or ""

"""Hourly counts of narratives."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from sejuk.engine.counting.authors import author_keys
from sejuk.engine.counting.harm import heat, rumour
from sejuk.engine.schemas import HOURLY

_MICROSECONDS = 3_600_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

#: Narrative, hour since 1970, region.
Key = tuple[str, int, str | None]


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
        self._posts: dict[Key, int] = {}
        self._authors: dict[Key, set[int]] = {}
        self._sums: dict[Key, tuple[float, float]] = {}

    def add(self, posts: pa.RecordBatch, signals: pa.RecordBatch, groups: pa.RecordBatch) -> None:
        """Count a batch; the three are row by row the same posts."""
        rows = zip(
            groups.column("narrative_id").to_pylist(),
            posts.column("published_at").cast(pa.int64()).to_pylist(),
            posts.column("region").to_pylist(),
            author_keys(posts).to_pylist(),
            heat(signals).to_pylist(),
            rumour(signals).to_pylist(),
            strict=True,
        )
        for narrative_id, time, region, author, heat_, rumour_ in rows:
            if time is not None:
                key = (narrative_id, time // _MICROSECONDS, region)
                self._count(key, 1, {hash(author)}, (heat_, rumour_))

    def apply(self, events: pa.RecordBatch) -> None:
        """Let merges (``EVENTS``) move the hours of the absorbed; splits leave past hours as they are."""
        for event in events.filter(pc.equal(events.column("kind"), "merge")).to_pylist():
            for key in [key for key in self._posts if key[0] == event["narrative_id"]]:
                counts = self._posts.pop(key), self._authors.pop(key), self._sums.pop(key)
                self._count((event["other_id"], *key[1:]), *counts)

    def forget(self, before: datetime) -> None:
        """Drop the hours that ended before ``before``."""
        first = (before - _EPOCH) // timedelta(hours=1)
        for key in [key for key in self._posts if key[1] < first]:
            del self._posts[key], self._authors[key], self._sums[key]

    def authors(self) -> Mapping[str, int]:
        """Give the distinct authors of each narrative over the hours held."""
        found: dict[str, set[int]] = {}
        for key, authors in self._authors.items():
            found.setdefault(key[0], set()).update(authors)
        return {narrative_id: len(authors) for narrative_id, authors in found.items()}

    def table(self) -> pa.RecordBatch:
        """Give the counts (``HOURLY``)."""
        keys = sorted(self._posts, key=lambda key: (key[0], key[1], key[2] or ""))
        columns = [
            [key[0] for key in keys],
            [key[1] * _MICROSECONDS for key in keys],
            [key[2] for key in keys],
            [self._posts[key] for key in keys],
            [len(self._authors[key]) for key in keys],
            [self._sums[key][0] for key in keys],
            [self._sums[key][1] for key in keys],
        ]
        arrays = [pa.array(column, field.type) for column, field in zip(columns, HOURLY, strict=True)]
        return pa.record_batch(arrays, schema=HOURLY)

    def _count(self, key: Key, posts: int, authors: set[int], sums: tuple[float, float]) -> None:
        self._posts[key] = self._posts.get(key, 0) + posts
        self._authors.setdefault(key, set()).update(authors)
        before = self._sums.get(key, (0.0, 0.0))
        self._sums[key] = (before[0] + sums[0], before[1] + sums[1])

"""How much of a narrative was said in concert.

A post is *in concert* where at least ``LEAST_AUTHORS`` independent authors posted the same within a short
window that holds it: a near-copy of its text (its variant), the same link, or the same picture. The strength
of a narrative is the part of its posts that are in concert in any of these ways.

It is a property of what is said, not of who says it: authors are only counted, and no account comes out.
Concert is no proof of a campaign: a headline that many pass on is in concert too.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa

from sejuk.engine.counting.authors import author_keys
from sejuk.engine.schemas import COORDINATION
from sejuk.engine.text import canonical_url

#: Fewer are a coincidence, and are never shown (G17).
LEAST_AUTHORS = 3
WINDOW = timedelta(hours=1)
_WAYS = ("copies", "links", "pictures")


@dataclass(slots=True)
class _Told:
    """A narrative's posts in concert, by way, and the largest concert."""

    rows: list[int] = field(default_factory=list)
    concert: dict[str, set[int]] = field(default_factory=lambda: {way: set() for way in _WAYS})
    most: int = 0
    at: int | None = None


def coordinate(
    posts: pa.RecordBatch,
    groups: pa.RecordBatch,
    pictures: Sequence[str | None] | None = None,
    window: timedelta = WINDOW,
) -> pa.RecordBatch:
    """Give one row of ``COORDINATION`` a narrative of three authors or more, the strongest first.

    ``posts`` (``POSTS``) and ``groups`` (``GROUPED``) are row by row the same posts, and so are ``pictures``,
    the pictures' hashes where there are any. Posts without a time are in no concert.
    """
    authors = author_keys(posts).to_pylist()
    times = posts.column("published_at").cast(pa.int64()).to_pylist()
    narratives = groups.column("narrative_id").to_pylist()
    told: dict[str, _Told] = defaultdict(_Told)
    for row, narrative_id in enumerate(narratives):
        told[narrative_id].rows.append(row)
    for way, keys in _keys(posts, groups, pictures).items():
        for rows, most in _concerts(keys, times, authors, window // timedelta(microseconds=1)):
            for row in rows:
                told[narratives[row]].concert[way].add(row)
                _note(told[narratives[row]], most, times[rows[0]])
    found = [_row(key, one, {authors[row] for row in one.rows}) for key, one in told.items()]
    shown = [row for row in found if row["authors"] >= LEAST_AUTHORS]
    shown.sort(key=lambda row: (-row["strength"], -row["posts"], row["narrative_id"]))
    return pa.RecordBatch.from_pylist(shown, schema=COORDINATION)


def _keys(
    posts: pa.RecordBatch, groups: pa.RecordBatch, pictures: Sequence[str | None] | None
) -> Mapping[str, Sequence[str | None]]:
    links = [canonical_url(url) if url else None for url in posts.column("url").to_pylist()]
    return {
        "copies": groups.column("variant_id").to_pylist(),
        "links": links,
        "pictures": pictures or [None] * posts.num_rows,
    }


def _concerts(
    keys: Sequence[str | None], times: Sequence[int | None], authors: Sequence[str], window: int
) -> Iterator[tuple[list[int], int]]:
    """Give the rows of each window in which enough authors posted the same, and how many authors."""
    same: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row, (key, time) in enumerate(zip(keys, times, strict=True)):
        if key is not None and time is not None:
            same[key].append((time, row))
    for timed in same.values():
        if len(timed) >= LEAST_AUTHORS:
            yield from _slide(sorted(timed), authors, window)


def _slide(
    timed: Sequence[tuple[int, int]], authors: Sequence[str], window: int
) -> Iterator[tuple[list[int], int]]:
    inside: deque[tuple[int, int]] = deque()
    present: Counter[str] = Counter()
    fresh: list[int] = []
    for time, row in timed:
        inside.append((time, row))
        fresh.append(row)
        present[authors[row]] += 1
        while inside[0][0] < time - window:
            _, gone = inside.popleft()
            present[authors[gone]] -= 1
            if not present[authors[gone]]:
                del present[authors[gone]]
            if fresh and fresh[0] == gone:
                fresh.pop(0)
        if len(present) >= LEAST_AUTHORS:
            yield fresh, len(present)
            fresh = []


def _note(told: _Told, authors: int, time: int | None) -> None:
    if authors > told.most:
        told.most, told.at = authors, time


def _row(narrative_id: str, told: _Told, authors: set[str]) -> dict[str, Any]:
    count = len(told.rows)
    at = None if told.at is None else datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=told.at)
    return {
        "narrative_id": narrative_id,
        "posts": count,
        "authors": len(authors),
        "strength": len(set().union(*told.concert.values())) / count,
        **{way: len(rows) / count for way, rows in told.concert.items()},
        "most_authors": told.most,
        "at": at,
    }

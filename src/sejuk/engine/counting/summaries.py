"""Narratives as a whole: one row each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from sejuk.engine.counting.authors import author_keys
from sejuk.engine.counting.hours import hourly
from sejuk.engine.counting.medoid import medoid
from sejuk.engine.schemas import NARRATIVES
from sejuk.engine.temperature import temperature as measure
from sejuk.engine.text import mask_mentions

#: A narrative with fewer independent authors shows no text (G17).
LEAST_AUTHORS = 3
#: Wordings kept to choose the text from.
_WORDINGS = 48


@dataclass(slots=True)
class _Summary:
    posts: int = 0
    benign: int = 0
    authors: set[int] = field(default_factory=set)
    wordings: dict[str, str] = field(default_factory=dict)
    variants: set[int] = field(default_factory=set)
    themes: Counter[str] = field(default_factory=Counter)
    regions: set[str] = field(default_factory=set)
    first: datetime | None = None
    last: datetime | None = None

    def see(self, time: datetime | None) -> None:
        if time is not None:
            self.first = time if self.first is None else min(self.first, time)
            self.last = time if self.last is None else max(self.last, time)

    def add(self, row: dict[str, Any]) -> None:
        self.posts += 1
        self.benign += row["how"] == "benign"
        self.authors.add(hash(row["author"]))
        self.variants.add(hash(row["variant_id"]))
        if len(self.wordings) < _WORDINGS:
            self.wordings.setdefault(row["variant_id"], row["text"])
        if row["theme"] is not None:
            self.themes[row["theme"]] += 1
        if row["region"] is not None:
            self.regions.add(row["region"])
        self.see(row["published_at"])

    def absorb(self, other: _Summary) -> None:
        self.posts += other.posts
        self.benign += other.benign
        self.authors |= other.authors
        self.variants |= other.variants
        self.wordings = dict(list((self.wordings | other.wordings).items())[:_WORDINGS])
        self.themes += other.themes
        self.regions |= other.regions
        self.see(other.first)
        self.see(other.last)

    @property
    def shown(self) -> bool:
        return len(self.authors) >= LEAST_AUTHORS

    def text(self) -> str | None:
        return mask_mentions(medoid(list(self.wordings.values()))) if self.shown else None

    def row(self, narrative_id: str, temperature: float | None) -> dict[str, object]:
        return {
            "narrative_id": narrative_id,
            "text": self.text(),
            "posts": self.posts,
            "authors": len(self.authors),
            "variants": len(self.variants),
            "first_at": self.first,
            "last_at": self.last,
            "theme": min(self.themes.items(), key=lambda item: (-item[1], item[0]))[0]
            if self.themes
            else None,
            "benign": self.benign == self.posts,
            "regions": sorted(self.regions),
            "temperature": temperature,
        }


class _Texts(Mapping[str, str]):
    def __init__(self, summaries: Mapping[str, Mapping[str, _Summary]]) -> None:
        self._of = summaries

    def __getitem__(self, narrative_id: str) -> str:
        text = _together(self._of[narrative_id]).text()
        if text is None:
            raise KeyError(narrative_id)
        return text

    def __iter__(self) -> Iterator[str]:
        return (key for key, parts in self._of.items() if _together(parts).shown)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Summaries:
    """Sums up narratives over many batches. It holds authors' keys: keep it in memory only (G1)."""

    def __init__(self) -> None:
        self._of: dict[str, dict[str, _Summary]] = {}

    def add(
        self, posts: pa.RecordBatch, groups: pa.RecordBatch, signals: pa.RecordBatch | None = None
    ) -> None:
        """Count a batch; the tables are row by row the same posts."""
        themes = signals.column("theme") if signals is not None else pa.nulls(posts.num_rows, pa.string())
        names = ["narrative_id", "how", "variant_id", "text", "published_at", "region", "theme", "author"]
        columns = [
            *[groups.column(name) for name in names[:3]],
            *[posts.column(name) for name in names[3:6]],
            themes,
            author_keys(posts),
        ]
        for row in pa.record_batch(columns, names=names).to_pylist():
            self._part(row["narrative_id"], row["variant_id"]).add(row)

    def apply(self, events: pa.RecordBatch) -> None:
        """Let merges and splits (``EVENTS``) move variants from one narrative to another."""
        for event in events.to_pylist():
            parts = self._of.get(event["narrative_id"], {})
            going = list(parts) if event["kind"] == "merge" else set(event["variants"]).intersection(parts)
            for variant_id in sorted(going, key=list(parts).index):
                self._part(event["other_id"], variant_id).absorb(parts.pop(variant_id))
            if not parts:
                self._of.pop(event["narrative_id"], None)

    def forget(self, before: datetime) -> None:
        """Drop the narratives whose last post is older than ``before``, and those without a time."""
        for narrative_id, parts in list(self._of.items()):
            if not any(one.last is not None and one.last >= before for one in parts.values()):
                del self._of[narrative_id]

    def benign(self) -> frozenset[str]:
        """Give the narratives all of whose posts are benign."""
        return frozenset(
            key for key, parts in self._of.items() if all(one.benign == one.posts for one in parts.values())
        )

    def texts(self) -> Mapping[str, str]:
        """Give the text of each narrative that may show one, masked; made when asked for."""
        return _Texts(self._of)

    def table(self, temperatures: pa.RecordBatch | None = None) -> pa.RecordBatch:
        """Give the narratives (``NARRATIVES``), most posts first."""
        heated = _by_key(temperatures)
        whole = {narrative_id: _together(parts) for narrative_id, parts in self._of.items()}
        ordered = sorted(whole.items(), key=lambda item: (-item[1].posts, item[0]))
        return _table(
            summary.row(narrative_id, heated.get(narrative_id)) for narrative_id, summary in ordered
        )

    def _part(self, narrative_id: str, variant_id: str) -> _Summary:
        return self._of.setdefault(narrative_id, {}).setdefault(variant_id, _Summary())


def _together(parts: Mapping[str, _Summary]) -> _Summary:
    whole = _Summary()
    for part in parts.values():
        whole.absorb(part)
    return whole


def summarise(
    posts: pa.RecordBatch,
    groups: pa.RecordBatch,
    signals: pa.RecordBatch | None = None,
    at: datetime | None = None,
) -> pa.RecordBatch:
    """Give one row of ``NARRATIVES`` a narrative, most posts first.

    ``posts`` (``POSTS``), ``groups`` (``GROUPED``) and ``signals`` (``SIGNALS``) are row by row the same
    posts. The temperature needs ``signals``; it is that ``at`` a time, by default the latest post's.
    """
    summaries = Summaries()
    summaries.add(posts, groups, signals)
    latest = at or pc.max(posts.column("published_at")).as_py()
    if signals is None or latest is None:
        return summaries.table()
    return summaries.table(measure(hourly(posts, signals, groups), latest, "narrative"))


def _by_key(temperatures: pa.RecordBatch | None) -> dict[str, float]:
    if temperatures is None:
        return {}
    keys, values = temperatures.column("key").to_pylist(), temperatures.column("temperature").to_pylist()
    return dict(zip(keys, values, strict=True))


def _table(rows: Iterable[dict[str, object]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(list(rows), schema=NARRATIVES)

"""Posts heard as if live: pipeline and counts together, moved by the posts' own time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pyarrow as pa

from sejuk.engine.bursts import TOLD_WITHIN
from sejuk.engine.counting import HourCounter, Summaries
from sejuk.engine.narratives import Grouper
from sejuk.engine.narratives.streamclock import StreamClock
from sejuk.engine.pipeline import Pipeline, PipelineResult
from sejuk.engine.signals import load_model

_HOUR = 3_600_000_000


@dataclass(frozen=True, slots=True)
class Look:
    """What is known at the end of an hour: the arguments of ``Watcher.observe``."""

    at: datetime
    hourly: pa.RecordBatch
    authors: Mapping[str, int]
    texts: Mapping[str, str]
    benign: Set[str]
    wordings: Mapping[str, float]


class Hearing:
    """Takes posts in their order.

    ``kept`` is how far back hours are remembered; ``also`` is told what each batch gave.
    """

    def __init__(self, kept: timedelta, also: Callable[[PipelineResult], None] | None = None) -> None:
        self._kept, self._also = kept, also
        self._pipeline = Pipeline(load_model(None), Grouper(), explain=False)
        self._hours = HourCounter()
        self._summaries = Summaries()
        self._clock = StreamClock()
        self._hour: int | None = None

    def hear(self, posts: pa.RecordBatch) -> Iterator[Look]:
        """Take ``posts`` (``POSTS``) and look at the end of each hour that they finish."""
        start = 0
        for place, time in enumerate(posts.column("published_at").cast(pa.int64()).to_pylist()):
            self._clock.see(time)
            hour = None if self._clock.now is None else self._clock.now // _HOUR
            if hour != self._hour:
                self._take(posts.slice(start, place - start))
                start = place
                yield from self.look()
                self._hour = hour
        self._take(posts.slice(start))

    def look(self) -> Iterator[Look]:
        """Look at the end of the current hour, where there is one, and forget what is too old."""
        if self._hour is None:
            return
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(hours=self._hour + 1)
        self._hours.forget(at - self._kept)
        self._summaries.forget(at - self._kept)
        yield Look(
            at,
            self._hours.table(),
            self._hours.authors(),
            self._summaries.texts(),
            self._summaries.benign(),
            self._hours.wordings(at - TOLD_WITHIN),
        )

    def _take(self, posts: pa.RecordBatch) -> None:
        if not posts.num_rows:
            return
        result = self._pipeline.run(posts)
        self._hours.add(result.posts, result.signals, result.groups)
        self._summaries.add(result.posts, result.groups, result.signals)
        self._hours.apply(result.events)
        self._summaries.apply(result.events)
        if self._also:
            self._also(result)

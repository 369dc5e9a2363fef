"""Posts heard as if live: pipeline and counts together, moved by the posts' own time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from sejuk.engine.bursts import TOLD_WITHIN
from sejuk.engine.counting import HourCounter, Summaries
from sejuk.engine.counting.harm import answered
from sejuk.engine.narratives import Grouper
from sejuk.engine.narratives.streamclock import StreamClock
from sejuk.engine.pipeline import Pipeline, PipelineResult
from sejuk.engine.schemas import POSTS
from sejuk.engine.signals import load_model

_HOUR = 3_600_000_000
#: The hour of a clock that does not run yet.
_BEFORE = -(2**62)
#: Hours that a calendar has, with room to look back: a post may carry any date.
_CALENDAR = range(-17_000_000, 70_000_000)


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
    """Takes posts in their order, hour by hour of their own clock.

    A post of an hour that the clock has not reached waits until it has, so that a look at the end of an
    hour knows nothing of the next. Those that wait are always fewer than the clock's witnesses. ``kept``
    is how far back hours are remembered; ``also`` is told what each batch gave. The claims of the accounts
    in ``voices`` are no rumours (``answered``).
    """

    def __init__(
        self,
        kept: timedelta,
        also: Callable[[PipelineResult], None] | None = None,
        voices: Set[str] = frozenset(),
    ) -> None:
        self._kept, self._also, self._voices = kept, also, voices
        self._pipeline = Pipeline(load_model(None), Grouper(), explain=False)
        self._hours = HourCounter()
        self._summaries = Summaries()
        self._clock = StreamClock()
        self._hour = _BEFORE
        self._waiting = pa.RecordBatch.from_pylist([], schema=POSTS)

    def hear(self, posts: pa.RecordBatch) -> Iterator[Look]:
        """Take ``posts`` (``POSTS``) and look at the end of each hour that they finish."""
        seen = self._waiting.num_rows
        posts = pa.concat_batches([self._waiting, posts])
        times = posts.column("published_at").cast(pa.int64()).to_pylist()
        ready: list[int] = []
        waiting = [*range(seen)]
        for row, time in enumerate(times[seen:], start=seen):
            self._clock.see(time)
            if self._clock.now is not None and self._clock.now // _HOUR > self._hour:
                self._take(_rows(posts, ready))
                yield from self._look()
                self._hour = self._clock.now // _HOUR
                ready = [one for one in waiting if self._has_come(times[one])]
                waiting = [one for one in waiting if not self._has_come(times[one])]
            (ready if self._has_come(time) else waiting).append(row)
        self._take(_rows(posts, ready))
        self._waiting = _rows(posts, waiting)

    def finish(self) -> Iterator[Look]:
        """Look at the end of the current hour, and of each hour that posts still wait for."""
        yield from self._look()
        posts, hours = self._waiting, pc.divide(self._waiting.column("published_at").cast(pa.int64()), _HOUR)
        self._waiting = posts.slice(0, 0)
        for hour in sorted(hours.unique().to_pylist()):
            self._take(posts.filter(pc.equal(hours, hour)))
            self._hour = hour
            yield from self._look()

    def _has_come(self, time: int | None) -> bool:
        return time is None or time // _HOUR <= self._hour

    def _look(self) -> Iterator[Look]:
        """Look at the end of the current hour, where there is one, and forget what is too old."""
        if self._hour not in _CALENDAR:
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
        signals = answered(result.signals, result.posts.column("account"), self._voices)
        self._hours.add(result.posts, signals, result.groups)
        self._summaries.add(result.posts, result.groups, result.signals)
        self._hours.apply(result.events)
        self._summaries.apply(result.events)
        if self._also:
            self._also(result)


def _rows(posts: pa.RecordBatch, rows: list[int]) -> pa.RecordBatch:
    return posts.take(pa.array(rows, pa.int64()))

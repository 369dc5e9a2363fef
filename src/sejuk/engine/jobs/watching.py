"""``sejuk watch``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa

from sejuk.engine.bursts import Watcher, WatchSettings
from sejuk.engine.counting import HourCounter, Summaries
from sejuk.engine.narratives import Grouper
from sejuk.engine.narratives.streamclock import StreamClock
from sejuk.engine.pipeline import Pipeline
from sejuk.engine.schemas import ALERTS
from sejuk.engine.signals import load_model
from sejuk.engine.tables import open_output

_HOUR = 3_600_000_000


def watch_file(posts: Iterable[pa.RecordBatch], out: Path, analysts: int, budget: int) -> tuple[int, int]:
    """Write the alerts (``ALERTS``) that ``posts`` raise to ``out``; give the counts of posts and alerts.

    The posts are heard in the order of the file, as if live: the watcher looks at the end of each
    hour of theirs.
    """
    watch = Watch(analysts, budget)
    count = alerts = 0
    with open_output(out, ALERTS) as writer:
        for batch in posts:
            count += batch.num_rows
            for raised in watch.hear(batch):
                writer.write(raised)
                alerts += raised.num_rows
        last = watch.look()
        writer.write(last)
    return count, alerts + last.num_rows


class Watch:
    """Pipeline, counts and watcher together, moved by the posts' own time."""

    def __init__(self, analysts: int, budget: int, settings: WatchSettings | None = None) -> None:
        self._settings = settings or WatchSettings()
        self._watcher = Watcher(analysts, budget, self._settings)
        self._pipeline = Pipeline(load_model(None), Grouper(), explain=False)
        self._hours = HourCounter()
        self._summaries = Summaries()
        self._clock = StreamClock()
        self._hour: int | None = None

    def hear(self, posts: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
        """Take ``posts`` (``POSTS``) and give alerts (``ALERTS``), one batch a finished hour."""
        start = 0
        for place, time in enumerate(posts.column("published_at").cast(pa.int64()).to_pylist()):
            self._clock.see(time)
            hour = None if self._clock.now is None else self._clock.now // _HOUR
            if hour != self._hour:
                self._take(posts.slice(start, place - start))
                start = place
                yield self.look()
                self._hour = hour
        self._take(posts.slice(start))

    def look(self) -> pa.RecordBatch:
        """Look at the end of the current hour and forget what is too old to matter."""
        if self._hour is None:
            return pa.RecordBatch.from_pylist([], schema=ALERTS)
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(hours=self._hour + 1)
        oldest = at - timedelta(hours=self._settings.window + self._settings.history)
        self._hours.forget(oldest)
        self._summaries.forget(oldest)
        return self._watcher.observe(
            self._hours.table(),
            at,
            authors=self._hours.authors(),
            texts=self._summaries.texts(),
            benign=self._summaries.benign(),
        )

    def _take(self, posts: pa.RecordBatch) -> None:
        if not posts.num_rows:
            return
        result = self._pipeline.run(posts)
        self._hours.add(result.posts, result.signals, result.groups)
        self._summaries.add(result.posts, result.groups, result.signals)
        self._hours.apply(result.events)
        self._summaries.apply(result.events)

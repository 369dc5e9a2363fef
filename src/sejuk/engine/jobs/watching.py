"""``sejuk watch``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pyarrow as pa

from sejuk.engine.bursts import Scheduled, Watcher, WatchSettings
from sejuk.engine.jobs.hearing import Hearing, Look
from sejuk.engine.schemas import ALERTS
from sejuk.engine.tables import open_output
from sejuk.engine.tables.writing import Writer


@dataclass(frozen=True, slots=True)
class Watched:
    """Counts of posts, of alerts, and of narratives that surprised but were held back."""

    posts: int
    alerts: int
    over_budget: int
    too_small: int


def watch_file(
    posts: Iterable[pa.RecordBatch],
    out: Path,
    analysts: int,
    budget: int,
    schedule: Sequence[Scheduled] = (),
) -> Watched:
    """Write the alerts (``ALERTS``) that ``posts`` raise to ``out``.

    The posts are heard in the order of the file, as if live: the watcher looks at the end of each
    hour of theirs.
    """
    watcher = Watcher(analysts, budget, schedule=schedule)
    hearing = Hearing(kept(watcher.settings))
    count = alerts = 0
    with open_output(out, ALERTS) as writer:
        for batch in posts:
            count += batch.num_rows
            alerts += sum(_write(writer, observe(watcher, look)) for look in hearing.hear(batch))
        alerts += sum(_write(writer, observe(watcher, look)) for look in hearing.finish())
    return Watched(count, alerts, len(watcher.over_budget), len(watcher.too_small))


def _write(writer: Writer, alerts: pa.RecordBatch) -> int:
    writer.write(alerts)
    return int(alerts.num_rows)


def observe(watcher: Watcher, look: Look, temperature: pa.RecordBatch | None = None) -> pa.RecordBatch:
    """Give the alerts of ``look``; ``temperature`` as in ``Watcher.observe``."""
    return watcher.observe(
        look.hourly,
        look.at,
        temperature,
        authors=look.authors,
        texts=look.texts,
        benign=look.benign,
        wordings=look.wordings,
    )


def kept(settings: WatchSettings) -> timedelta:
    """Give how far back a watcher of these settings looks."""
    return timedelta(hours=settings.window + settings.history)

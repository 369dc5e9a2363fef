"""The world as files: posts in the engine's schema, and the truth beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sejuk.engine.schemas import POSTS, UTC_TIME
from sejuk.world.model import PlantedEvent, World
from sejuk.world.plots import plots
from sejuk.world.post import WorldPost
from sejuk.world.stream import WorldStream

#: The engine's columns, and the channel that carries the post.
WORLD_POSTS = pa.schema([*POSTS, pa.field("channel", pa.string(), nullable=False)])

#: What is true of each post, in the order of the posts. ``event`` is null for news and noise.
TRUTH = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("event", pa.string()),
        pa.field("wording", pa.int32(), nullable=False),
        pa.field("register", pa.string(), nullable=False),
        pa.field("language", pa.string(), nullable=False),
        pa.field("theme", pa.string(), nullable=False),
        pa.field("hostile", pa.bool_(), nullable=False),
        pa.field("incitement", pa.bool_(), nullable=False),
        pa.field("check_worthy", pa.bool_(), nullable=False),
    ]
)

#: The planted events; ``regions`` begins with the origin and is empty for the whole country.
EVENTS = pa.schema(
    [
        *(pa.field(name, pa.string(), nullable=False) for name in ("code", "kind", "plot", "title", "theme")),
        *(pa.field(name, UTC_TIME, nullable=False) for name in ("start", "peak", "end")),
        pa.field("regions", pa.list_(pa.string()), nullable=False),
        pa.field("volume", pa.int32(), nullable=False),
        pa.field("about", pa.string()),
    ]
)


def posts_batch(posts: Sequence[WorldPost]) -> pa.RecordBatch:
    """Posts as a batch of ``WORLD_POSTS``."""
    rows = (
        (p.id, p.full_text, p.published_at, p.account, p.channel, p.url, p.region, p.channel) for p in posts
    )
    return _batch(rows, WORLD_POSTS)


def truth_batch(posts: Sequence[WorldPost]) -> pa.RecordBatch:
    """The truth about the same posts as a batch of ``TRUTH``."""
    return _batch((_truth(post) for post in posts), TRUTH)


def events_batch(events: Sequence[PlantedEvent]) -> pa.RecordBatch:
    """Planted events as a batch of ``EVENTS``."""
    return _batch((tuple(getattr(e, name) for name in EVENTS.names) for e in events), EVENTS)


def _truth(post: WorldPost) -> tuple[Any, ...]:
    plot = plots()[plot_of(post.event)] if post.event else None
    flags = (
        (plot.theme, plot.hostile, plot.incitement, plot.check_worthy)
        if plot
        else ("other", False, False, False)
    )
    return (post.id, post.kind, post.event, post.wording, post.register, post.language, *flags)


def plot_of(event: str) -> str:
    """The plot that an event's code names."""
    return "correction" if event.startswith("correction-") else event.rsplit("-", 1)[0]


def _batch(rows: Iterable[tuple[Any, ...]], schema: pa.Schema) -> pa.RecordBatch:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.record_batch(arrays, schema=schema)


def write_world(world: World, folder: Path, days: int) -> Iterator[int]:
    """Write ``posts.parquet``, ``truth.parquet``, ``events.parquet`` and ``world.json``.

    Gives the number of posts written after each day, so that a caller can show progress; memory holds
    one day at a time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stream, written = WorldStream(world), 0
    with (
        pq.ParquetWriter(folder / "posts.parquet", WORLD_POSTS) as posts,
        pq.ParquetWriter(folder / "truth.parquet", TRUTH) as truth,
    ):
        for number in range(days):
            day = stream.day(number)
            posts.write_batch(posts_batch(day))
            truth.write_batch(truth_batch(day))
            written += len(day)
            yield written
    events = pa.Table.from_batches([events_batch(stream.events(0, days - 1))])
    pq.write_table(events, folder / "events.parquet")
    (folder / "world.json").write_text(_as_json(world), encoding="utf-8")


def _as_json(world: World) -> str:
    rows = {name: value for name, value in asdict(world).items() if name != "events"}
    return json.dumps(rows, default=_iso, ensure_ascii=False, indent=1) + "\n"


def _iso(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(type(value))

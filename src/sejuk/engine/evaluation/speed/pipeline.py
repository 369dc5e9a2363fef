"""Speed and memory of the whole pipeline."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from datetime import timedelta

import pyarrow as pa

from sejuk.engine.counting import hourly
from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.speed.timing import batches, rate, seconds, speed_figure
from sejuk.engine.evaluation.synthetic import AN_HOUR, PROTOCOL, synthetic_posts
from sejuk.engine.narratives import Grouper, GroupingSettings
from sejuk.engine.pipeline import Pipeline
from sejuk.engine.signals import load_model
from sejuk.engine.temperature import temperature

#: Posts of the run that is watched for memory, in windows; tracing memory makes it slow.
_TRACED = 6000
_WINDOWS = 4


def figures(count: int) -> Iterator[Figure]:
    """Give posts a second of grouping and of the pipeline, and how memory grows past the window."""
    posts, model = synthetic_posts(count), load_model()
    yield _figure("group_posts_per_second", rate(Grouper().add, posts, rounds=1), count)
    pipeline = Pipeline(model, Grouper(), explain=False)
    yield _figure("pipeline_posts_per_second", rate(pipeline.run, posts, rounds=1), count)
    yield _temperature(posts.slice(0, 5000))
    bytes_a_post, growth = _memory()
    yield _figure("group_bytes_per_post", bytes_a_post, _TRACED)
    yield _figure("group_memory_past_window", growth, _TRACED)


def _temperature(posts: pa.RecordBatch) -> Figure:
    result = Pipeline(load_model(), Grouper(), explain=False).run(posts)
    hours = hourly(result.posts, result.signals, result.groups)
    at = hours.column("hour").to_pylist()[-1]
    spent = seconds(lambda batch: temperature(batch, at, "narrative"), [hours])
    return _figure("temperature_hours_per_second", hours.num_rows / spent, posts.num_rows)


def _memory() -> tuple[float, float]:
    """Give the bytes held a post of the window, and what is held at the end over what one window held."""
    window = timedelta(hours=_TRACED / _WINDOWS / AN_HOUR)
    tracemalloc.start()
    try:
        grouper, held = Grouper(GroupingSettings(window=window)), []
        for batch in batches(synthetic_posts(_TRACED)):
            for start in range(0, batch.num_rows, 500):
                grouper.add(batch.slice(start, 500))
                # What the grouper holds in C is not traced.
                held.append(tracemalloc.get_traced_memory()[0] + grouper.held().outside)
    finally:
        tracemalloc.stop()
    one = len(held) // _WINDOWS
    first, last = max(held[one : 2 * one]), max(held[-one:])
    return last / (_TRACED / _WINDOWS), last / first


def _figure(measure: str, value: float, count: int) -> Figure:
    return speed_figure(measure, value, PROTOCOL, posts=count)

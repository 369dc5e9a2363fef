"""``sejuk bench engine``: how fast, and how much memory, on synthetic posts and one core."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Iterator

import pyarrow as pa

from sejuk.engine.counting import hourly
from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.synthetic import PROTOCOL, synthetic_posts
from sejuk.engine.narratives import Grouper
from sejuk.engine.pipeline import Pipeline
from sejuk.engine.signals import assess, load_model
from sejuk.engine.similarity import signatures
from sejuk.engine.temperature import temperature
from sejuk.engine.text import identify_language

_BATCH = 2000

Step = Callable[[pa.RecordBatch], object]


def speed_figures(count: int) -> Iterator[Figure]:
    """Give posts a second of each step and of the whole pipeline over ``count`` posts."""
    posts = synthetic_posts(count)
    model = load_model()
    pipeline = Pipeline(model, Grouper(), explain=False)
    steps: dict[str, Step] = {
        "assess": lambda batch: assess(batch, model, explain=False),
        "language": lambda batch: identify_language(batch.column("text")),
        "similarity": lambda batch: signatures(batch.column("text").to_pylist()),
        "group": Grouper().add,
        "pipeline": pipeline.run,
    }
    for name, step in steps.items():
        yield _figure(f"{name}_posts_per_second", count / _seconds(step, posts), count)
    yield _figure("temperature_hours_per_second", *_temperature_speed(posts))
    yield _figure("group_bytes_per_post", _bytes(posts) / count, count)


def _seconds(step: Step, posts: pa.RecordBatch) -> float:
    begin = time.process_time()
    for start in range(0, posts.num_rows, _BATCH):
        step(posts.slice(start, _BATCH))
    return time.process_time() - begin


def _temperature_speed(posts: pa.RecordBatch) -> tuple[float, int]:
    result = Pipeline(load_model(), Grouper(), explain=False).run(posts)
    hours = hourly(result.posts, result.signals, result.groups)
    at = hours.column("hour").to_pylist()[-1]
    begin = time.process_time()
    temperature(hours, at, "narrative")
    return hours.num_rows / (time.process_time() - begin), posts.num_rows


def _bytes(posts: pa.RecordBatch) -> int:
    """Give what a grouper holds after all ``posts``, none of them expired."""
    tracemalloc.start()
    try:
        grouper = Grouper()
        for start in range(0, posts.num_rows, _BATCH):
            grouper.add(posts.slice(start, _BATCH))
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


def _figure(measure: str, value: float, count: int) -> Figure:
    detail: dict[str, object] = {"posts": count, "batch": _BATCH, "clock": "processor time of one process"}
    return Figure("engine", measure, value, "synthetic", PROTOCOL, detail)

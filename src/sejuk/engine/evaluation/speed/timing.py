"""Timing on one core: processor time of the process, which other work on the machine does not count into."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pyarrow as pa

from sejuk.engine.evaluation.figures import Figure

#: Posts in a batch.
BATCH = 2000
Step = Callable[[pa.RecordBatch], object]


def batches(posts: pa.RecordBatch) -> list[pa.RecordBatch]:
    """Cut ``posts`` into batches of :data:`BATCH`."""
    return [posts.slice(start, BATCH) for start in range(0, posts.num_rows, BATCH)]


def seconds(step: Step, parts: Iterable[pa.RecordBatch]) -> float:
    """Give the processor time that ``step`` takes over all ``parts``."""
    begin = time.process_time()
    for part in parts:
        step(part)
    return time.process_time() - begin


def rate(step: Step, posts: pa.RecordBatch, rounds: int = 3) -> float:
    """Give posts a second, the best of some rounds. ``step`` must not remember what it saw."""
    parts = batches(posts)
    return float(posts.num_rows / min(seconds(step, parts) for _ in range(rounds)))


def milliseconds(ask: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Give the processor time of each call of ``ask``."""
    found = []
    for text in texts:
        begin = time.process_time_ns()
        ask(text)
        found.append((time.process_time_ns() - begin) / 1e6)
    return found


def peak_megabytes() -> float:
    """Give the most memory that this process has held so far, libraries included."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def held_megabytes() -> float:
    """Give the memory that this process holds now; where the system does not tell, the most it has held."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return peak_megabytes()
    return pages * resource.getpagesize() / 2**20


def speed_figure(measure: str, value: float, protocol: str, **detail: object) -> Figure:
    """Give a figure of speed, with the peak of memory until now."""
    detail |= {"clock": "processor time, one process", "peak_megabytes": round(peak_megabytes())}
    return Figure("speed", measure, value, "synthetic", protocol, detail)

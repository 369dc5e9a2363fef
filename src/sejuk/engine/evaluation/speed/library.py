"""What a library of fact-checks costs a process: memory, start, a search."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from sejuk.engine.claims import ClaimIndex
from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.speed.timing import batches, held_megabytes, milliseconds, seconds, speed_figure
from sejuk.engine.evaluation.synthetic import synthetic_posts

_ASKED = 500
_PROTOCOL = "each fact-check has a claim, a title and a summary; asked with every third word left out"


def figures(count: int) -> Iterator[Figure]:
    """Give megabytes, seconds to build and to read from a file, and milliseconds a search."""
    checks = _fact_checks(count)
    index, before = ClaimIndex(), held_megabytes()
    yield _figure("library_built_seconds", seconds(index.add, batches(checks)), count)
    yield _figure("library_megabytes", held_megabytes() - before, count)
    asked = [_retold(text) for text in checks.column("text").to_pylist()[:: max(1, count // _ASKED)]]
    times = milliseconds(lambda text: index.match([text]), asked)
    for name, part in (("p50", 50), ("p95", 95)):
        yield _figure(f"library_search_milliseconds_{name}", float(np.percentile(times, part)), count)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.arrow"
        index.save(path)
        yield _figure("library_read_seconds", seconds(lambda _: ClaimIndex.load(path), [checks]), count)


def _fact_checks(count: int) -> pa.RecordBatch:
    texts = [synthetic_posts(count, seed=seed).column("text") for seed in (1, 3, 4)]
    ids = pa.array([str(place) for place in range(count)])
    return pa.RecordBatch.from_arrays([ids, *texts], names=["id", "text", "title", "summary"])


def _retold(text: str) -> str:
    return " ".join(word for place, word in enumerate(text.split()) if place % 3 != 1)


def _figure(measure: str, value: float, count: int) -> Figure:
    return speed_figure(measure, value, _PROTOCOL, claims=count)

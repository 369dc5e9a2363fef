"""Speed of matching posts with known claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from sejuk.engine.claims import ClaimIndex
from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.speed.timing import batches, milliseconds, seconds, speed_figure
from sejuk.engine.evaluation.synthetic import synthetic_posts

#: Claims in the index for each post asked for by ``--posts``: 200,000 at the default.
CLAIMS_A_POST = 10
_ASKED = 1000
_PROTOCOL = "posts are claims with every third word left out, half of them of no claim in the index"


def figures(count: int) -> Iterator[Figure]:
    """Give the milliseconds a post at ten claims for each of ``count`` posts, and how fast claims enter."""
    claims = synthetic_posts(count * CLAIMS_A_POST, seed=1)
    index = ClaimIndex()
    spent = seconds(lambda batch: index.add(batch.select(["id", "text"])), batches(claims))
    yield _figure("claims_added_per_second", len(index) / spent, len(index))
    asked = [*_retold(claims, _ASKED // 2), *_retold(synthetic_posts(_ASKED // 2, seed=2), _ASKED // 2)]
    index.match(asked[:20])
    times = milliseconds(lambda text: index.match([text]), asked)
    for name, part in (("p50", 50), ("p99", 99)):
        yield _figure(f"match_milliseconds_{name}", float(np.percentile(times, part)), len(index))


def _retold(posts: pa.RecordBatch, count: int) -> list[str]:
    texts: list[Any] = posts.column("text").to_pylist()[:: max(1, posts.num_rows // count)][:count]
    return [" ".join(w for place, w in enumerate(text.split()) if place % 3 != 1) for text in texts]


def _figure(measure: str, value: float, claims: int) -> Figure:
    return speed_figure(measure, value, _PROTOCOL, claims=claims, queries=_ASKED)

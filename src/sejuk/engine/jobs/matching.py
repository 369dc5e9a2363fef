"""``sejuk match``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from sejuk.engine.claims import ClaimIndex
from sejuk.engine.schemas import MATCHES
from sejuk.engine.tables import open_output


def match_file(
    claims: Iterable[pa.RecordBatch], queries: Iterable[pa.RecordBatch], out: Path, top: int
) -> tuple[int, int]:
    """Write up to ``top`` of ``claims`` (``CLAIMS``) for each of ``queries`` (``POSTS``) to ``out``.

    The rows are ``MATCHES``. Gives the counts of queries and claims.
    """
    index, count = ClaimIndex(), 0
    with open_output(out, MATCHES) as writer:
        for batch in claims:
            index.add(batch)
        for batch in queries:
            writer.write(match_posts(index, batch, top))
            count += batch.num_rows
    return count, len(index)


def match_posts(index: ClaimIndex, posts: pa.RecordBatch, top: int) -> pa.RecordBatch:
    """Give the matches (``MATCHES``) of ``posts`` (``POSTS``)."""
    names = ("text", "url", "id", "published_at")
    texts, urls, ids, times = (posts.column(name).to_pylist() for name in names)
    return index.match(texts, urls, top, ids=ids, times=times)

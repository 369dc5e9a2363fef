"""Counts that outlive posts: hours and narratives, with independent authors."""

from __future__ import annotations

from datetime import datetime

import pyarrow as pa

from sejuk.engine.schemas import HOURLY, NARRATIVES


def hourly(posts: pa.RecordBatch, signals: pa.RecordBatch, groups: pa.RecordBatch) -> pa.RecordBatch:
    """Count posts, authors, heat and rumour a narrative, hour and region (``HOURLY``)."""
    return pa.RecordBatch.from_pylist([], schema=HOURLY)


def summarise(
    posts: pa.RecordBatch,
    groups: pa.RecordBatch,
    signals: pa.RecordBatch | None = None,
    at: datetime | None = None,
) -> pa.RecordBatch:
    """Give one row of ``NARRATIVES`` a narrative."""
    return pa.RecordBatch.from_pylist([], schema=NARRATIVES)

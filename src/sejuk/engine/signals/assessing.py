"""``assess``: posts in, signals out."""

from __future__ import annotations

import pyarrow as pa

from sejuk.engine.labels import LABELS
from sejuk.engine.schemas import REASON, SIGNALS
from sejuk.engine.signals.model import Model
from sejuk.engine.text import identify_language


def assess(batch: pa.RecordBatch, model: Model | None = None, explain: bool = True) -> pa.RecordBatch:
    """Give one row of ``SIGNALS`` a post of ``batch`` (``POSTS``), in its order."""
    n = batch.num_rows
    languages = identify_language(batch.column("text"))
    columns = {
        "id": batch.column("id"),
        "language": languages.column("language"),
        "language_probability": languages.column("language_probability"),
        "supported": pa.array([True] * n),
        **{label.code: pa.nulls(n, pa.float32()) for label in LABELS},
        "theme": pa.nulls(n, pa.string()),
        "theme_probability": pa.nulls(n, pa.float32()),
        "reasons": pa.array([[]] * n, pa.list_(REASON)),
    }
    return pa.record_batch([columns[name] for name in SIGNALS.names], schema=SIGNALS)

"""What a model decides of texts: whether a person would see them, and by how much."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sejuk.engine.schemas import POSTS
from sejuk.engine.signals import Model, assess, raised

Decisions = npt.NDArray[np.bool_]
Margins = npt.NDArray[np.float64]


def posts_of(texts: Sequence[str]) -> pa.RecordBatch:
    """Give ``texts`` as posts, numbered."""
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    return pa.RecordBatch.from_pylist(rows, schema=POSTS)


def raises(texts: Sequence[str], model: Model) -> Decisions:
    """Say of each text whether ``model`` puts it before a person."""
    signals = assess(posts_of(texts), model, explain=False)
    return np.asarray(raised(signals, model).to_numpy(zero_copy_only=False), dtype=bool)


def margins(texts: Sequence[str], model: Model) -> Margins:
    """Give how far each text's most telling raising label is above its threshold; below it, negative."""
    signals = assess(posts_of(texts), model, explain=False)
    columns = [
        signals.column(label).to_numpy(zero_copy_only=False).astype(np.float64) - model.thresholds[label]
        for label in model.raising
    ]
    highest: Margins = np.nan_to_num(np.max(columns, axis=0), nan=-1.0)
    return highest

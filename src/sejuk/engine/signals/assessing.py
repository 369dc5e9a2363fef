"""``assess``: posts in, signals out."""

from __future__ import annotations

from itertools import compress

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sejuk.engine.labels import LABELS
from sejuk.engine.schemas import REASON, SIGNALS
from sejuk.engine.signals.model import Model, load_model
from sejuk.engine.signals.reading import read
from sejuk.engine.signals.reasons import reasons_of
from sejuk.engine.text.normalising import chunks

#: A text with fewer Latin letters than this says nothing to the model; its signals are null.
FEWEST_LETTERS = 2


def _sigmoid(log_odds: np.ndarray) -> np.ndarray:
    return np.asarray(0.5 + 0.5 * np.tanh(log_odds.astype(np.float64) / 2)).astype(np.float32)


def _themes(scores: np.ndarray, blank: np.ndarray, model: Model) -> tuple[pa.Array, pa.Array]:
    if not model.themes:
        return pa.nulls(len(blank), pa.string()), pa.nulls(len(blank), pa.float32())
    powers = np.exp(scores.astype(np.float64) - scores.max(axis=1, keepdims=True, initial=-np.inf))
    chances = powers / powers.sum(axis=1, keepdims=True)
    best = chances.argmax(axis=1)
    sure = chances[np.arange(len(best)), best].astype(np.float32)
    unsure = blank | (sure < model.theme_threshold)
    codes = pa.array(model.themes, pa.string()).take(pa.array(best, mask=unsure))
    return codes, pa.array(sure, pa.float32(), mask=unsure)


def _explained(texts: pa.StringArray, chances: np.ndarray, blank: np.ndarray, model: Model) -> list[object]:
    limits = np.array([model.thresholds[label] for label in model.labels], dtype=np.float32)
    given = (chances >= limits) & ~blank[:, None]
    found: list[object] = [[] for _ in range(len(texts))]
    rows = np.flatnonzero(given.any(axis=1)).tolist()
    labels = [list(compress(model.labels, row)) for row in given[rows].tolist()]
    read = texts.take(pa.array(rows, pa.int64())).to_pylist()
    for row, spans in zip(rows, reasons_of(read, labels, model), strict=True):
        found[row] = spans
    return found


def _assess_chunk(texts: pa.StringArray, model: Model, explain: bool) -> dict[str, pa.Array]:
    languages, sure, scores, letters = read(texts, model)
    count = len(model.labels)
    chances = _sigmoid(scores[:, :count] * model.slopes[:, 0] + model.slopes[:, 1])
    blank = letters < FEWEST_LETTERS
    supported = model.languages
    themes, theme_chances = _themes(scores[:, count:], blank, model)
    found = _explained(texts, chances, blank, model) if explain else [None] * len(texts)
    return {
        "language": pa.array(languages, pa.string()),
        "language_probability": pa.array(sure, pa.float32()),
        "supported": pa.array([code in supported for code in languages], pa.bool_()),
        **{label: pa.array(chances[:, i], pa.float32(), mask=blank) for i, label in enumerate(model.labels)},
        "theme": themes,
        "theme_probability": theme_chances,
        "reasons": pa.array(found, pa.list_(REASON)),
    }


def assess(batch: pa.RecordBatch, model: Model | None = None, explain: bool = True) -> pa.RecordBatch:
    """Give one row of ``SIGNALS`` for each post of ``batch`` (``POSTS``), in its order.

    Probabilities are calibrated; a label that ``model`` was not trained for is null, and so are all of a
    text without Latin letters (empty, only links, another script). ``reasons`` explain the labels at
    or above the model's thresholds; null where ``explain`` is false, which is faster. The result of a
    post does not depend on the others in the batch. Never raises on any text.
    """
    model = model or load_model()
    texts, rows = batch.column("text"), batch.num_rows
    parts = [_assess_chunk(chunk, model, explain) for chunk in chunks(texts)]
    columns = {name: _joined([part[name] for part in parts]) for name in (parts[0] if parts else {})}
    columns["id"] = batch.column("id")
    absent = [label.code for label in LABELS if label.code not in columns]
    columns |= {name: pa.nulls(rows, pa.float32()) for name in absent}
    arrays = [columns.get(field.name, pa.nulls(rows, field.type)) for field in SIGNALS]
    signals = pa.record_batch(arrays, schema=SIGNALS)
    return model.looked_again(texts, signals)


def _joined(arrays: list[pa.Array]) -> pa.Array:
    return arrays[0] if len(arrays) == 1 else pa.concat_arrays(arrays)


def raised(signals: pa.RecordBatch, model: Model | None = None) -> pa.BooleanArray:
    """Say of each row of ``SIGNALS`` whether a label that reaches a person is at its threshold."""
    model = model or load_model()
    found = pa.array(np.zeros(signals.num_rows, dtype=bool))
    for label in model.raising:
        at_least = pc.greater_equal(signals.column(label), pa.scalar(model.thresholds[label], pa.float32()))
        found = pc.or_(found, pc.fill_null(at_least, False))
    return found

"""Why a label was given: the words of a text with their part of the log-odds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import numpy as np

from sejuk.engine.signals.model import Model
from sejuk.engine.text.levelling import levelled_words
from sejuk.engine.text.tracing import Word, trace, trace_all
from sejuk.engine.text.views import BOTH, LEVEL

#: A word speaks clearly from this share of the clearest word's weight on.
_CLEAR = 0.3
#: Texts that are traced at once.
_AT_ONCE = 50
#: The spans of a text, as rows of ``REASON``.
Reasons = list[dict[str, Any]]


def _by_word(words: Sequence[Word], parts: np.ndarray) -> np.ndarray:
    """Add up byte parts by word; a space goes to the word after it, the last one to the last word."""
    lengths = np.array([len(word.plain) + 1 for word in words])
    starts = np.cumsum(lengths) - lengths
    return np.asarray(np.add.reduceat(parts, starts, axis=0))


def _sides(weights: np.ndarray) -> list[int]:
    """Say of each word whether it speaks clearly for the label (1), against it (-1), or neither (0)."""
    clear = _CLEAR * float(np.abs(weights).max())
    return [int(weight > clear) - int(weight < -clear) for weight in weights.tolist()]


def _spans(words: Sequence[Word], weights: np.ndarray, label: str) -> list[dict[str, Any]]:
    """Join neighbouring words that speak for the label, against it, or not clearly, to one span each."""
    spans = []
    rows = zip(words, weights.tolist(), _sides(weights), strict=True)
    for _, group in groupby(rows, key=lambda row: row[2]):
        found, parts, _ = zip(*group, strict=True)
        start, end = min(word.start for word in found), max(word.end for word in found)
        spans.append({"label": label, "start": start, "end": end, "weight": sum(parts)})
    return spans


def reasons(text: str, given: Sequence[str], model: Model) -> Reasons:
    """Give the spans that explain the labels ``given`` to ``text``, as rows of ``REASON``.

    For each label the weights add up, together with :meth:`Model.base`, to its log-odds. None for a model
    that reads more of a text than its plain form.
    """
    return _reasons(trace(text), given, model)


def reasons_of(texts: Sequence[str], given: Sequence[Sequence[str]], model: Model) -> Iterator[Reasons]:
    """Yield :func:`reasons` for each text and the labels given to it."""
    for start in range(0, len(texts), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        for words, labels in zip(trace_all(texts[part]), given[part], strict=True):
            yield _reasons(words, labels, model)


def _reasons(words: Sequence[Word], given: Sequence[str], model: Model) -> Reasons:
    if not words or not given or model.view == BOTH:
        return []
    words = levelled_words(words) if model.view == LEVEL else words
    plain = b" ".join(word.plain for word in words)
    parts = model.linear.contributions(plain)
    by_word = _by_word(words, parts)
    found: Reasons = []
    for label in given:
        column = model.labels.index(label)
        factor = float(model.slopes[column, 0])
        found += _spans(words, by_word[:, column] * factor, label)
    return found

"""Fits a word model: naive Bayes with shared counts (McCallum and Nigam 1998), in whole-number weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sejuk.engine.text.wordmodel import LARGEST, STEP, Keys, features
from sejuk.engine.training.features import Doubles

#: What is added to every count.
SMOOTHING = 0.1


@dataclass(frozen=True)
class Counts:
    """How often each feature (``keys``, sorted) occurs in each class, shape (keys, classes)."""

    keys: Keys
    table: Doubles


def count(texts: Sequence[bytes], classes: npt.NDArray[np.int64], care: Doubles, number: int) -> Counts:
    """Count the features of plain ``texts``, each by its ``care``, for ``number`` classes."""
    split = [text.split() for text in texts]
    words = sorted({word for row in split for word in row})
    place = {word: i for i, word in enumerate(words)}
    rows = np.array([place[word] for row in split for word in row])
    owners = np.repeat(np.arange(len(texts)), [len(row) for row in split])
    by_word = np.zeros((len(words), number))
    np.add.at(by_word, (rows, classes[owners]), care[owners])
    keys, owned = features(words)
    unique, inverse = np.unique(keys, return_inverse=True)
    table = np.zeros((len(unique), number))
    np.add.at(table, inverse, by_word[owned])
    return Counts(unique, table)


def shared(counts: Counts, source: int, shares: Mapping[int, float]) -> Counts:
    """Add to classes a share of what was counted in ``source``: a loanword belongs to nobody."""
    table = counts.table.copy()
    for place, share in shares.items():
        table[:, place] += share * counts.table[:, source]
    return Counts(counts.keys, table)


def fit_words(counts: Counts, small: Sequence[int]) -> npt.NDArray[np.int8]:
    """Give the log-ratio of each class to the mean of all, in steps, shape (keys, classes).

    Classes are scaled to one size, so that none is likelier for having more texts; those named in
    ``small`` have too few for that, and being smoothed more they are what is left for the unknown.
    """
    table, large = counts.table.copy(), np.ones(counts.table.shape[1], dtype=bool)
    large[list(small)] = False
    totals = table.sum(axis=0)
    table[:, large] *= np.median(totals[large]) / totals[large]
    chances = np.log((table + SMOOTHING) / (table.sum(axis=0) + SMOOTHING * len(table)))
    ratios = chances - chances[:, large].mean(axis=1, keepdims=True)
    return np.asarray(np.clip(np.rint(ratios / STEP), -LARGEST, LARGEST), dtype=np.int8)

"""A linear model of texts as they came: words and pieces of words, each block of length one.

Frequencies are dampened by their logarithm, and n-grams of words weigh as much together as those of bytes,
however many there are: TF-IDF as text classification commonly uses it, over hashed n-grams. Nothing but
case is cleaned away: neither look-alikes nor what stands in for handles and links; every sign is a word.
Each label is a linear separator (:mod:`sejuk.engine.training.separating`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sejuk.engine.text.ngrams import ORDERS, Layout, Rows, hashed, hashed_words, lay_out, words_of
from sejuk.engine.training.features import Doubles, Features
from sejuk.engine.training.separating import separated

BITS = 20
WORDS = 2
#: What the loss of a text counts; chosen on the dev parts.
COST = 0.5
#: Texts that must have an n-gram of bytes for it to count. Of words every one counts.
FEWEST = 2
_CHUNK = 1000
_SIGN = re.compile(r"([^\w\s])")


@dataclass(frozen=True)
class Blocks:
    """Inverse document frequencies of rows (0 where dropped), weights (rows, labels), one bias a label."""

    gains: Doubles
    weights: Doubles
    bias: Doubles

    def scores(self, texts: Sequence[str]) -> Doubles:
        """Give the log-odds of each text for each label, shape (texts, labels)."""
        owners, rows, counts = counted(texts)
        values = valued(owners, rows, counts, self.gains, len(texts))
        found = [np.bincount(owners, values * column[rows], len(texts)) for column in self.weights.T]
        return np.asarray(np.stack(found, axis=1) + self.bias)


def _inside_words(layout: Layout) -> list[tuple[Rows, Rows]]:
    """Give places and table rows of the n-grams of bytes that no space divides; those at ends keep theirs."""
    places = layout.places
    inside = np.repeat(layout.starts - np.cumsum(places) + places, places) + np.arange(int(places.sum()))
    gaps = np.concatenate([[0], np.cumsum(layout.data <= 0x20), np.zeros(ORDERS[-1], dtype=np.intp)])
    kept = []
    for order, rows in zip(ORDERS, hashed(layout.data, BITS), strict=True):
        whole = inside[gaps[inside + order - 1] == gaps[inside + 1]] if order > 2 else inside
        kept.append((whole, rows[whole]))
    return kept


def _laid_out(texts: Sequence[str], pattern: str) -> Layout:
    told = [" ".join(_SIGN.sub(pattern, text.lower()).split()) for text in texts]
    return lay_out([text.encode("utf-8", "ignore") for text in told])


def _chunk(texts: Sequence[str]) -> tuple[Rows, Rows]:
    written, parted = _laid_out(texts, r"\1"), _laid_out(texts, r" \1 ")
    pieces, words = _inside_words(written), words_of(parted)
    owners = [np.searchsorted(written.ends, places, side="right") for places, _ in pieces]
    rows = [found for _, found in pieces]
    rows += [found + (1 << BITS) for found in hashed_words(parted.data, words, WORDS, BITS)]
    return np.concatenate([*owners, *[words.texts] * WORDS]), np.concatenate(rows)


def counted(texts: Sequence[str]) -> tuple[Rows, Rows, Rows]:
    """Give text, table row and count of each n-gram, text by text; those of words in the upper half."""
    keys, counts = [], []
    for start in range(0, len(texts), _CHUNK):
        owners, rows = _chunk(texts[start : start + _CHUNK])
        found, times = np.unique(((owners + start) << (BITS + 1)) + rows, return_counts=True)
        keys.append(found)
        counts.append(times)
    every = np.concatenate(keys)
    return every >> (BITS + 1), every & ((2 << BITS) - 1), np.concatenate(counts)


def valued(owners: Rows, rows: Rows, counts: Rows, gains: Doubles, texts: int) -> Doubles:
    """Give the value of each n-gram: dampened count by gain, each block of a text of length one."""
    values = (1 + np.log(counts)) * gains[rows]
    block = 2 * owners + (rows >> BITS)
    lengths = np.sqrt(np.bincount(block, values**2, 2 * texts))
    return np.asarray(values / np.maximum(lengths, 1e-12)[block])


def fit_blocks(texts: Sequence[str], wanted: Doubles) -> Blocks:
    """Fit each label (texts, labels) by a separator."""
    owners, rows, counts = counted(texts)
    frequency = np.bincount(rows, minlength=2 << BITS)
    fewest = np.repeat([FEWEST, 1], 1 << BITS)
    gains = (np.log((1 + len(texts)) / (1 + frequency)) + 1) * (frequency >= fewest)
    values = valued(owners, rows, counts, gains, len(texts))
    columns = np.flatnonzero(gains)
    features = _features(owners, rows, values, columns, len(texts))
    fitted = separated(features, wanted, COST)
    weights = np.zeros((2 << BITS, wanted.shape[1]))
    weights[columns] = fitted.weights
    return Blocks(gains, weights, fitted.bias)


def _features(
    owners: Rows, rows: Rows, values: Doubles, columns: npt.NDArray[np.int64], texts: int
) -> Features:
    """Give what the fitting reads; a text's first entry stays, so that it has one."""
    firsts = np.searchsorted(owners, np.arange(texts))
    kept = values > 0
    kept[firsts] = True
    starts = np.concatenate([[0], np.cumsum(np.bincount(owners[kept], minlength=texts))[:-1]])
    ids = np.minimum(np.searchsorted(columns, rows[kept]), len(columns) - 1)
    none = np.zeros(len(columns))
    return Features(ids, values[kept].astype(np.float32), starts, columns, none.astype(np.int8), none)

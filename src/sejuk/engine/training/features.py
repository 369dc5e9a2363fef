"""Texts as sparse counts of hashed n-grams, the same features that the kernel sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sejuk.engine.text.ngrams import LARGEST, ORDERS, Floats, entries, lay_out

Doubles = npt.NDArray[np.float64]
_CHUNK = 2000
#: Entries that are multiplied at once.
_AT_ONCE = 30_000


@dataclass(frozen=True)
class Features:
    """Sparse rows: ``ids`` and ``values`` of all texts in a row, each text from ``starts`` on.

    ``ids`` count ``columns``, which are the table rows that occur in at least two texts. No text is
    without a value. ``shares`` say how much each column counts for a text's length, in whole numbers, and
    ``gains`` are the inverse document frequencies that they come from.
    """

    ids: npt.NDArray[np.int64]
    values: Floats
    starts: npt.NDArray[np.int64]
    columns: npt.NDArray[np.int64]
    shares: npt.NDArray[np.int8]
    gains: Doubles

    @cached_property
    def _by_column(self) -> tuple[npt.NDArray[np.int64], Floats, npt.NDArray[np.int64]]:
        """Owner and value of each entry in the order of columns, and where each such column starts."""
        owners = np.repeat(np.arange(len(self.starts)), self.lengths)
        order = np.argsort(self.ids, kind="stable")
        counts = np.bincount(self.ids, minlength=len(self.columns))
        starts = (np.cumsum(counts) - counts)[counts > 0]
        return owners[order], self.values[order], starts

    @cached_property
    def _occurring(self) -> npt.NDArray[np.int64]:
        return np.flatnonzero(np.bincount(self.ids, minlength=len(self.columns)))

    @property
    def lengths(self) -> npt.NDArray[np.int64]:
        """How many values each text has."""
        return np.diff(np.append(self.starts, len(self.ids)))

    def times(self, weights: Doubles) -> Doubles:
        """Give the product of each text's row with ``weights`` (columns, labels): (texts, labels)."""
        return _gathered(weights, self.ids, self.values, self.starts)

    def back(self, pulls: Doubles) -> Doubles:
        """Give the product of the transpose with ``pulls`` (texts, labels): what pulls at each weight."""
        owners, values, starts = self._by_column
        found = np.zeros((len(self.columns), pulls.shape[1]))
        found[self._occurring] = _gathered(pulls, owners, values, starts)
        return found

    def select(self, chosen: npt.NDArray[np.int64]) -> Features:
        """Give the features of the texts ``chosen``, same columns."""
        lengths = self.lengths[chosen]
        starts = np.cumsum(lengths) - lengths
        places = np.repeat(self.starts[chosen] - starts, lengths) + np.arange(int(lengths.sum()))
        return replace(self, ids=self.ids[places], values=self.values[places], starts=starts)

    def present(self) -> Features:
        """Give the same features with 1 wherever a text has a column."""
        return replace(self, values=(self.values > 0).astype(np.float32))


def _gathered(
    table: Doubles, rows: npt.NDArray[np.int64], values: Floats, starts: npt.NDArray[np.int64]
) -> Doubles:
    """Sum rows of ``table`` times ``values`` from each of ``starts`` on, so many at once as stay in cache."""
    narrow = table.astype(np.float32)
    found = np.empty((len(starts), table.shape[1]))
    ends = np.append(starts[1:], len(rows))
    first = 0
    while first < len(starts):
        last = max(int(np.searchsorted(ends, starts[first] + _AT_ONCE, side="right")), first + 1)
        part = slice(int(starts[first]), int(ends[last - 1]))
        products = narrow.take(rows[part], axis=0) * values[part, None]
        found[first:last] = np.add.reduceat(products, starts[first:last] - starts[first], axis=0)
        first = last
    return found


@dataclass(frozen=True)
class _Counted:
    """How often each text has each table row: text by text, ``lengths`` rows each."""

    rows: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]
    of_words: npt.NDArray[np.bool_]


def _counted(texts: Sequence[bytes], bits: int, words: int, once: bool) -> _Counted:
    layout = lay_out(texts)
    owners, rows = entries(layout, bits, words)
    keys, counts = np.unique(owners * (1 << bits) + rows, return_counts=True)
    of_words = np.zeros(1 << bits, dtype=bool)
    of_words[rows[len(ORDERS) * int(layout.places.sum()) :]] = True
    lengths = np.bincount(keys >> bits, minlength=len(texts))
    counts = np.minimum(counts, 1) if once else counts
    return _Counted(keys & ((1 << bits) - 1), counts, lengths, of_words)


def _joined(parts: list[_Counted]) -> _Counted:
    return _Counted(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.counts for part in parts]),
        np.concatenate([part.lengths for part in parts]),
        np.any([part.of_words for part in parts], axis=0),
    )


def _gains(counted: _Counted, word_factor: float, fewest: int) -> Doubles:
    """Give the inverse document frequency of each table row, 0 where fewer than ``fewest`` texts have it.

    N-grams of words count ``word_factor`` times as much as those of bytes. The largest square is ``LARGEST``.
    """
    frequency = np.bincount(counted.rows, minlength=len(counted.of_words))
    gains = np.log((1 + len(counted.lengths)) / (1 + frequency)) + 1
    gains *= np.where(counted.of_words, word_factor, 1.0) * (frequency >= fewest)
    return np.asarray(gains * np.sqrt(LARGEST) / max(float(gains.max()), 1e-12))


def _shares(gains: Doubles) -> npt.NDArray[np.int8]:
    """Give the squares of gains as 1 to ``LARGEST``, 0 where there is none."""
    squares = np.clip(np.rint(gains**2), 1, LARGEST)
    return np.where(gains > 0, squares, 0).astype(np.int8)


def _lengths(texts: Sequence[bytes], counted: _Counted, shares: npt.NDArray[np.int8] | None) -> Doubles:
    """Give the length of each text, as :class:`~sejuk.engine.text.linear.Linear` does."""
    if shares is None:
        return np.sqrt([len(text) + 2 for text in texts])
    firsts = np.cumsum(counted.lengths) - counted.lengths
    parts = counted.counts * shares[counted.rows].astype(np.int64)
    return np.asarray(np.sqrt(np.maximum(np.add.reduceat(parts, firsts), 1)))


def extract(
    texts: Sequence[bytes],
    bits: int,
    fewest: int = 2,
    words: int = 0,
    word_factor: float | None = None,
    once: bool = False,
) -> Features:
    """Give the features of plain texts: n-grams of bytes, and of up to ``words`` words.

    Values are counts over the length of the text: the square root of its places or, with ``word_factor``,
    that of the sum of its shares. With ``once`` an n-gram counts once a text. Columns that fewer than
    ``fewest`` texts have are dropped; a text's first value stays, so that it has one, with the value 0
    where its column was dropped.
    """
    chunks = [texts[start : start + _CHUNK] for start in range(0, len(texts), _CHUNK)]
    counted = _joined([_counted(chunk, bits, words, once) for chunk in chunks])
    gains = _gains(counted, word_factor or 1.0, fewest)
    shares = _shares(gains)
    lengths = _lengths(texts, counted, None if word_factor is None else shares)
    values = counted.counts * (gains[counted.rows] > 0) / np.repeat(lengths, counted.lengths)
    return _packed(counted, values.astype(np.float32), gains, shares)


def _packed(counted: _Counted, values: Floats, gains: Doubles, shares: npt.NDArray[np.int8]) -> Features:
    """Leave out entries of dropped columns, and number the columns that are left."""
    kept = values > 0
    kept[np.cumsum(counted.lengths) - counted.lengths] = True
    used = np.zeros(len(gains), dtype=bool)
    used[counted.rows[kept]] = True
    owners = np.repeat(np.arange(len(counted.lengths)), counted.lengths)[kept]
    ends = np.cumsum(np.bincount(owners, minlength=len(counted.lengths)))
    ids = (np.cumsum(used) - 1)[counted.rows[kept]]
    columns = np.flatnonzero(used)
    starts = np.concatenate([[0], ends[:-1]])
    return Features(ids, values[kept], starts, columns, shares[columns], gains[columns])

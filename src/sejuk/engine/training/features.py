"""Texts as sparse counts of hashed n-grams, the same features that the kernel sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sejuk.engine.text.ngrams import ORDERS, Floats, Layout, hashed, hashed_words, lay_out, words_of

Doubles = npt.NDArray[np.float64]
_CHUNK = 2000


@dataclass(frozen=True)
class Features:
    """Sparse rows: ``ids`` and ``values`` of all texts in a row, each text from ``starts`` on.

    ``ids`` count ``columns``, which are the table rows that occur in at least two texts. No text is
    without a value.
    """

    ids: npt.NDArray[np.int64]
    values: Floats
    starts: npt.NDArray[np.int64]
    columns: npt.NDArray[np.int64]

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
        """Give the product of each text's row with ``weights``."""
        products = weights.astype(np.float32)[self.ids] * self.values
        return np.add.reduceat(products, self.starts).astype(np.float64)

    def back(self, pulls: Doubles) -> Doubles:
        """Give the product of the transpose with one number a text: what pulls at each weight."""
        owners, values, starts = self._by_column
        found = np.zeros(len(self.columns))
        found[self._occurring] = np.add.reduceat(pulls.astype(np.float32)[owners] * values, starts)
        return found

    def select(self, chosen: npt.NDArray[np.int64]) -> Features:
        """Give the features of the texts ``chosen``, same columns."""
        lengths = self.lengths[chosen]
        starts = np.cumsum(lengths) - lengths
        places = np.repeat(self.starts[chosen] - starts, lengths) + np.arange(int(lengths.sum()))
        return Features(self.ids[places], self.values[places], starts, self.columns)


def _entries(layout: Layout, bits: int, words: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Give text and table row of every n-gram."""
    places = layout.places
    inside = np.repeat(layout.starts, places) + np.arange(int(places.sum()))
    inside -= np.repeat(np.cumsum(places) - places, places)
    rows = [every[inside] for every in hashed(layout.data, bits)]
    owners = [np.repeat(np.arange(len(places)), places)] * len(ORDERS)
    found = words_of(layout)
    rows += hashed_words(layout.data, found, words, bits)
    return np.concatenate([*owners, *[found.texts] * words]), np.concatenate(rows)


def _pairs(
    texts: Sequence[bytes], bits: int, words: int
) -> tuple[npt.NDArray[np.int64], Floats, npt.NDArray[np.int64]]:
    layout = lay_out(texts)
    owners, rows = _entries(layout, bits, words)
    keys, counts = np.unique(owners * (1 << bits) + rows, return_counts=True)
    owners, ids = keys >> bits, keys & ((1 << bits) - 1)
    values = (counts / np.sqrt(layout.places[owners])).astype(np.float32)
    return ids, values, np.bincount(owners, minlength=len(texts))


def extract(texts: Sequence[bytes], bits: int, fewest: int = 2, words: int = 0) -> Features:
    """Give the features of plain texts: n-grams of bytes, and of up to ``words`` words.

    Columns that fewer than ``fewest`` texts have are dropped; a text's first value stays, so that it has
    one, with the value 0 where its column was dropped.
    """
    parts = [_pairs(texts[start : start + _CHUNK], bits, words) for start in range(0, len(texts), _CHUNK)]
    ids, values, lengths = (np.concatenate([part[i] for part in parts]) for i in range(3))
    frequent = np.bincount(ids, minlength=1 << bits) >= fewest
    firsts = np.cumsum(lengths) - lengths
    kept = frequent[ids]
    values[firsts] *= kept[firsts]
    kept[firsts] = True
    used = np.zeros(1 << bits, dtype=bool)
    used[ids[kept]] = True
    owners = np.repeat(np.arange(len(texts)), lengths)[kept]
    renumbered = (np.cumsum(used) - 1)[ids[kept]]
    ends = np.cumsum(np.bincount(owners, minlength=len(texts)))
    return Features(renumbered, values[kept], np.concatenate([[0], ends[:-1]]), np.flatnonzero(used))

"""Texts as sparse counts of hashed n-grams, the same features that the kernel sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sejuk.engine.text.ngrams import ORDERS, hashed, lay_out

Doubles = npt.NDArray[np.float64]
_CHUNK = 2000


@dataclass(frozen=True)
class Features:
    """Sparse rows: ``ids`` and ``values`` of all texts in a row, each text from ``starts`` on.

    ``ids`` count ``columns``, which are the table rows that occur in at least two texts.
    """

    ids: npt.NDArray[np.int64]
    values: Doubles
    starts: npt.NDArray[np.int64]
    columns: npt.NDArray[np.int64]

    @property
    def texts(self) -> npt.NDArray[np.int64]:
        """The text that each value belongs to."""
        lengths = np.diff(np.append(self.starts, len(self.ids)))
        return np.repeat(np.arange(len(self.starts)), lengths)

    def times(self, weights: Doubles) -> Doubles:
        """Give the product of each text's row with ``weights``."""
        filled = np.append(self.values * weights[self.ids], 0.0)
        lengths = np.diff(np.append(self.starts, len(self.ids)))
        return np.where(lengths > 0, np.add.reduceat(filled, self.starts), 0.0)

    def select(self, chosen: npt.NDArray[np.int64]) -> Features:
        """Give the features of the texts ``chosen``, same columns."""
        lengths = np.diff(np.append(self.starts, len(self.ids)))[chosen]
        starts = np.cumsum(lengths) - lengths
        places = np.repeat(self.starts[chosen] - starts, lengths) + np.arange(int(lengths.sum()))
        return Features(self.ids[places], self.values[places], starts, self.columns)


def _pairs(texts: Sequence[bytes], bits: int) -> tuple[npt.NDArray[np.int64], Doubles, npt.NDArray[np.int64]]:
    layout = lay_out(texts)
    places = layout.places
    inside = np.repeat(layout.starts, places) + np.arange(int(places.sum()))
    inside -= np.repeat(np.cumsum(places) - places, places)
    rows = np.concatenate([hashed(layout.data, order, bits)[inside] for order in ORDERS])
    owners = np.tile(np.repeat(np.arange(len(texts)), places), len(ORDERS))
    keys, counts = np.unique(owners * (1 << bits) + rows, return_counts=True)
    owners, ids = keys >> bits, keys & ((1 << bits) - 1)
    return ids, counts / np.sqrt(places[owners]), np.bincount(owners, minlength=len(texts))


def extract(texts: Sequence[bytes], bits: int, fewest: int = 2) -> Features:
    """Give the features of plain texts; columns that fewer than ``fewest`` texts have are dropped."""
    parts = [_pairs(texts[start : start + _CHUNK], bits) for start in range(0, len(texts), _CHUNK)]
    ids, values, lengths = (np.concatenate([part[i] for part in parts]) for i in range(3))
    frequent = np.bincount(ids, minlength=1 << bits) >= fewest
    kept = frequent[ids]
    owners = np.repeat(np.arange(len(texts)), lengths)[kept]
    columns = np.flatnonzero(frequent)
    renumbered = (np.cumsum(frequent) - 1)[ids[kept]]
    ends = np.cumsum(np.bincount(owners, minlength=len(texts)))
    return Features(renumbered, values[kept], np.concatenate([[0], ends[:-1]]), columns)

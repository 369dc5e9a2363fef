"""The nearest earlier text, found through bands of MinHash (LSH), with removal.

One table a band, one item a slot, the newest wins: memory is fixed by the number of items, a removed
item costs nothing, and what a full slot forgets the other bands still find.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sejuk.engine.similarity.minhash import BANDS, PLACES, Signatures, bands

_EMPTY = -1


class Neighbours:
    """Signatures under small whole numbers, searched by likeness."""

    def __init__(self, slots: int = 1 << 12) -> None:
        self._rows: Signatures = np.zeros((slots // 2, PLACES), np.uint16)
        self._alive: dict[int, None] = {}
        self._lines = np.arange(BANDS)
        self._table = np.full((BANDS, slots), _EMPTY, np.int32)

    def __len__(self) -> int:
        return len(self._alive)

    def put(self, item: int, signature: Signatures) -> None:
        """Remember ``signature`` (one row) under the number ``item``."""
        if item >= len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        self._rows[item] = signature
        self._alive[item] = None
        if len(self._alive) * 2 > self._table.shape[1]:
            self._grow()
        else:
            self._table[self._lines, self._slots(signature)] = item

    def nearest(self, signature: Signatures) -> tuple[int, float] | None:
        """Give the most alike item and its estimated Jaccard similarity, or None."""
        found = self._table[self._lines, self._slots(signature)]
        items = sorted({item for item in found.tolist() if item in self._alive})
        if not items:
            return None
        shares = (self._rows[items] == signature).sum(axis=1)
        best = int(shares.argmax())
        return items[best], float(shares[best]) / PLACES

    def remove(self, item: int) -> None:
        """Forget ``item``; its number may be used again."""
        self._alive.pop(item, None)

    def _slots(self, signature: Signatures) -> npt.NDArray[np.uint64]:
        slots: npt.NDArray[np.uint64] = bands(signature.reshape(1, PLACES))[0]
        slots &= np.uint64(self._table.shape[1] - 1)
        return slots

    def _grow(self) -> None:
        self._table = np.full((BANDS, self._table.shape[1] * 2), _EMPTY, np.int32)
        for item in self._alive:
            self._table[self._lines, self._slots(self._rows[item])] = item

"""The nearest earlier text, found through bands of MinHash (LSH), with removal.

One table a band, one item a slot, the newest wins: memory is fixed by the number of items, a removed
item costs nothing, and what a full slot forgets the other bands still find.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sejuk.engine.similarity.minhash import BANDS, PLACES, Keys, Signatures, Signed, bands

_EMPTY = -1


class Neighbours:
    """Signatures under small whole numbers, searched by likeness."""

    def __init__(self, slots: int = 1 << 12) -> None:
        self._rows: Signatures = np.zeros((slots // 2, PLACES), np.uint16)
        self._alive: dict[int, None] = {}
        self._empty(slots)

    def __len__(self) -> int:
        return len(self._alive)

    def put(self, item: int, signed: Signed) -> None:
        """Remember ``signed`` under the number ``item``."""
        if item >= len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        self._rows[item] = signed.row
        self._alive[item] = None
        if len(self._alive) * 2 > self._slots:
            self._grow()
        else:
            self._table[self._places(signed.keys)] = item

    def nearest(self, signed: Signed) -> tuple[int, float] | None:
        """Give the most alike item and its estimated Jaccard similarity, or None."""
        alive = self._alive
        found = set(self._table[self._places(signed.keys)].tolist())
        items = sorted([item for item in found if item in alive])
        if not items:
            return None
        rows, row = self._rows, signed.row
        # Candidates are few: counting one after the other is quicker than gathering their rows.
        shares = [np.count_nonzero(rows[item] == row) for item in items]
        best = max(shares)
        return items[shares.index(best)], best / PLACES

    def remove(self, item: int) -> None:
        """Forget ``item``; its number may be used again."""
        self._alive.pop(item, None)

    def _places(self, keys: Keys) -> npt.NDArray[np.int64]:
        """Give the slots of one key a band."""
        return ((keys & self._last) + self._offsets).view(np.int64)

    def _empty(self, slots: int) -> None:
        self._slots, self._last = slots, np.uint64(slots - 1)
        self._offsets = np.arange(BANDS, dtype=np.uint64) * np.uint64(slots)
        self._table = np.full(BANDS * slots, _EMPTY, np.int32)

    def _grow(self) -> None:
        self._empty(2 * self._slots)
        items = list(self._alive)
        for item, keys in zip(items, bands(self._rows[items]), strict=True):
            self._table[self._places(keys)] = item

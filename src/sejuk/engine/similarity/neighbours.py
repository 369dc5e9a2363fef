"""The nearest earlier text, found through bands of MinHash (LSH), with removal.

One table a band, one item a slot, the newest wins: memory is fixed by the number of items, a removed
item costs nothing, and what a full slot forgets the other bands still find.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sejuk.engine.kernels import LOOPS, address, grown
from sejuk.engine.similarity.minhash import BANDS, PLACES, Keys, Signatures, Signed, bands

_EMPTY = -1


class Neighbours:
    """Signatures under small whole numbers, searched by likeness."""

    def __init__(self, slots: int = 1 << 12) -> None:
        self._rows: Signatures = np.zeros((slots // 2, PLACES), np.uint16)
        self._alive = np.zeros(slots // 2, np.uint8)
        self._items: dict[int, None] = {}
        self._alike = np.zeros(1, np.int64)
        self._alike_at = address(self._alike)
        self._empty(slots)

    def __len__(self) -> int:
        return len(self._items)

    def put(self, item: int, signed: Signed) -> None:
        """Remember ``signed`` under the number ``item``."""
        if item >= len(self._rows):
            self._rows, self._alive = grown(self._rows, item + 1), grown(self._alive, item + 1)
            self._find()
        self._rows[item] = signed.row
        self._items[item] = None
        self._alive[item] = True
        if len(self._items) * 2 > self._slots:
            self._grow()
        elif LOOPS is not None:
            LOOPS.sejuk_put(self._table_at, self._slots, signed.keys_at, item)
        else:
            self._table[self._places(signed.keys)] = item

    def nearest(self, signed: Signed) -> tuple[int, float] | None:
        """Give the most alike item and its estimated Jaccard similarity, or None."""
        if LOOPS is None:
            return self._nearest(signed)
        known = (self._table_at, self._slots, signed.keys_at, self._rows_at, self._alive_at)
        best = LOOPS.sejuk_nearest(*known, signed.row_at, self._alike_at)
        return None if best < 0 else (best, int(self._alike[0]) / PLACES)

    def remove(self, item: int) -> None:
        """Forget ``item``; its number may be used again."""
        if item in self._items:
            del self._items[item]
            self._alive[item] = False

    def _nearest(self, signed: Signed) -> tuple[int, float] | None:
        found = set(self._table[self._places(signed.keys)].tolist())
        items = sorted(found & self._items.keys())
        if not items:
            return None
        rows, row = self._rows, signed.row
        # Candidates are few: counting one after the other is quicker than gathering their rows.
        shares = [np.count_nonzero(rows[item] == row) for item in items]
        best = max(shares)
        return items[shares.index(best)], best / PLACES

    def _places(self, keys: Keys) -> npt.NDArray[np.int64]:
        """Give the slots of one key a band."""
        return ((keys & self._last) + self._offsets).view(np.int64)

    def _empty(self, slots: int) -> None:
        self._slots, self._last = slots, np.uint64(slots - 1)
        self._offsets = np.arange(BANDS, dtype=np.uint64) * np.uint64(slots)
        self._table = np.full(BANDS * slots, _EMPTY, np.int32)
        self._find()

    def _grow(self) -> None:
        self._empty(2 * self._slots)
        items = list(self._items)
        for item, keys in zip(items, bands(self._rows[items]), strict=True):
            self._table[self._places(keys)] = item

    def _find(self) -> None:
        if LOOPS is not None:
            self._table_at = address(self._table)
            self._rows_at, self._alive_at = address(self._rows), address(self._alive)

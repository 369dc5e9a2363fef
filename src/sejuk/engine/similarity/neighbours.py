"""The nearest earlier text, found through bands of MinHash (LSH), with removal.

One table a band, one item a slot, the newest wins: memory is fixed by the number of items, a removed
item costs nothing, and what a full slot forgets the other bands still find.
"""

from __future__ import annotations

from array import array

import numpy as np

from sejuk.engine.similarity.minhash import BANDS, PLACES, Signatures, Signed, bands

_EMPTY = -1


class Neighbours:
    """Signatures under small whole numbers, searched by likeness."""

    def __init__(self, slots: int = 1 << 12) -> None:
        self._rows: Signatures = np.zeros((slots // 2, PLACES), np.uint16)
        self._alive: dict[int, None] = {}
        self._slots = slots
        self._table = self._emptied()

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
            self._enter(item, signed.keys)

    def nearest(self, signed: Signed) -> tuple[int, float] | None:
        """Give the most alike item and its estimated Jaccard similarity, or None."""
        table, slots, alive = self._table, self._slots, self._alive
        last = slots - 1
        found = {table[(key & last) + band * slots] for band, key in enumerate(signed.keys)}
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

    def _enter(self, item: int, keys: list[int]) -> None:
        table, slots = self._table, self._slots
        last = slots - 1
        for band, key in enumerate(keys):
            table[(key & last) + band * slots] = item

    def _emptied(self) -> array[int]:
        return array("i", (_EMPTY,)) * (BANDS * self._slots)

    def _grow(self) -> None:
        self._slots *= 2
        self._table = self._emptied()
        items = list(self._alive)
        for item, keys in zip(items, bands(self._rows[items]).tolist(), strict=True):
            self._enter(item, keys)

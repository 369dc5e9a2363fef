"""The senses of narratives and of the whole stream."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from sejuk.engine.kernels import grown
from sejuk.engine.narratives.senses import PLACES, Sense

Sums = npt.NDArray[np.int64]
Slots = npt.NDArray[np.int32]


class Meaning:
    """Sums of the senses of wordings, under narratives' slots, and of all of them."""

    def __init__(self, narratives: int = 1 << 8) -> None:
        self._sums = np.zeros((narratives, PLACES), np.int64)
        self._squares = np.zeros(narratives, np.int64)
        self._whole = np.zeros(PLACES, np.int64)

    def add(self, slot: int, sense: Sense) -> None:
        """Let ``sense`` into the narrative in ``slot``."""
        if slot >= len(self._squares):
            self._sums, self._squares = grown(self._sums, slot + 1), grown(self._squares, slot + 1)
        self._change(slot, sense, 1)

    def remove(self, slot: int, sense: Sense) -> None:
        """Take ``sense`` out of the narrative in ``slot``."""
        self._change(slot, sense, -1)

    def gains(self, sense: Sense, slots: Slots) -> npt.NDArray[np.float64]:
        """Give how much nearer ``sense`` is to each narrative than to the whole stream (cosines)."""
        wide = sense.astype(np.int64)
        lengths = np.sqrt(self._squares[slots].astype(np.float64) * float(wide @ wide))
        near = np.zeros(len(slots))
        np.divide(self._sums[slots] @ wide, lengths, out=near, where=lengths > 0)
        whole = self._whole
        return near - _cosine(int(wide @ whole), int(wide @ wide), int(whole @ whole))

    def between(self, one: int, other: int) -> float:
        """Give how much nearer two narratives are to each other than the nearer of them to the stream."""
        return self.parted(self._sums[one], self._sums[other])

    def parted(self, one: Sums, other: Sums) -> float:
        """Give the same for two sums of senses."""
        both, first, second, *squares = self._products(one, other)
        apart = _cosine(first, squares[0], squares[2]), _cosine(second, squares[1], squares[2])
        return _cosine(both, squares[0], squares[1]) - max(apart)

    @property
    def told(self) -> int:
        """How many places of the whole stream's sense are not zero."""
        return int(np.count_nonzero(self._whole))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is held."""
        return not self._sums.any() and not self._whole.any()

    def _products(self, one: Sums, other: Sums) -> list[int]:
        whole = self._whole
        pairs = (one, other), (one, whole), (other, whole), (one, one), (other, other), (whole, whole)
        return [int(first @ second) for first, second in pairs]

    def _change(self, slot: int, sense: Sense, times: int) -> None:
        by = times * sense.astype(np.int64)
        self._sums[slot] += by
        self._squares[slot] = self._sums[slot] @ self._sums[slot]
        self._whole += by


def _cosine(product: int, square: int, other_square: int) -> float:
    squares = float(square) * float(other_square)
    return product / math.sqrt(squares) if squares else 0.0

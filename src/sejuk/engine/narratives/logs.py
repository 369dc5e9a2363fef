"""A sum of vectors as the list of its parts: quick to add to, and short."""

from __future__ import annotations

import numpy as np

from sejuk.engine.narratives.background import Vector

#: A list is summed up when it is this many times as long as it was then, and longer than the least.
_LONGEST = 2
_LEAST = 128


class Log:
    """Rows of words and the weights that were added to them; what was taken back has negative ones."""

    def __init__(self) -> None:
        self._parts = np.zeros((2, 32), np.int64)
        self._length = self._words = 0

    def __len__(self) -> int:
        return self._length

    def append(self, vector: Vector, times: int) -> None:
        """Add ``vector``, or with ``times`` -1 take it back."""
        start, self._length = self._length, self._length + len(vector.rows)
        if self._length > self._parts.shape[1]:
            self._parts = np.concatenate([self._parts, np.zeros((2, self._length), np.int64)], axis=1)
        self._parts[0, start : self._length] = vector.rows
        self._parts[1, start : self._length] = vector.weights if times > 0 else -vector.weights
        if self._length > _LEAST + _LONGEST * self._words:
            self._sum_up()

    def vector(self, square: int) -> Vector:
        """Give the parts as they are: a row may come more than once. Good until the next is added."""
        rows, weights = self._parts[:, : self._length]
        return Vector.of(rows, weights, square)

    def _sum_up(self) -> None:
        rows, places = np.unique(self._parts[0, : self._length], return_inverse=True)
        weights = np.zeros(len(rows), np.int64)
        np.add.at(weights, places, self._parts[1, : self._length])
        self._length = self._words = int(np.count_nonzero(weights))
        self._parts[:, : self._length] = rows[weights != 0], weights[weights != 0]

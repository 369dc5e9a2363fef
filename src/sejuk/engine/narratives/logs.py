"""A sum of vectors as the list of its parts: quick to add to, and short."""

from __future__ import annotations

from array import array

import numpy as np

from sejuk.engine.narratives.background import Vector, Weights
from sejuk.engine.narratives.lexicon import Rows

#: A list is summed up when it is this many times as long as it has words, and longer than the least.
_LONGEST = 2
_LEAST = 128


class Log:
    """Rows of words and the weights that were added to them; what was taken back has negative ones."""

    def __init__(self) -> None:
        self._rows = array("q")
        self._weights = array("q")

    def __len__(self) -> int:
        return len(self._rows)

    def append(self, rows: Rows, weights: Weights, words: int) -> None:
        """Add ``weights``; ``words`` says how many rows have a weight then."""
        self._rows.frombytes(rows.tobytes())
        self._weights.frombytes(weights.tobytes())
        if not words or len(self._rows) > _LEAST + _LONGEST * words:
            self._sum_up()

    def vector(self, square: int) -> Vector:
        """Give the parts as they are: a row may come more than once."""
        return Vector(np.array(self._rows), np.array(self._weights), square)

    def _sum_up(self) -> None:
        rows, places = np.unique(np.array(self._rows), return_inverse=True)
        weights = np.zeros(len(rows), np.int64)
        np.add.at(weights, places, np.array(self._weights))
        self._rows = array("q", rows[weights != 0].tobytes())
        self._weights = array("q", weights[weights != 0].tobytes())

"""The senses of narratives and of the whole stream."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sejuk.engine.narratives.senses import PLACES, Sense

#: Whole numbers, kept as fractions because their products are quicker so, and still exact.
Sums = npt.NDArray[np.float64]


class Meaning:
    """Sums of the senses of wordings, under narratives' numbers, and of all of them."""

    def __init__(self, narratives: int = 1 << 8) -> None:
        self._row: dict[int, int] = {}
        self._free: list[int] = []
        self._sums = np.zeros((narratives, PLACES))
        self._squares = np.zeros(narratives)
        self._whole = np.zeros(PLACES)

    def __len__(self) -> int:
        return len(self._row)

    def add(self, number: int, sense: Sense) -> None:
        """Let ``sense`` into narrative ``number``."""
        if number not in self._row:
            self._row[number] = self._free.pop() if self._free else len(self._row)
            if self._row[number] >= len(self._squares):
                self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
                self._squares = np.concatenate([self._squares, np.zeros_like(self._squares)])
        self._change(self._row[number], sense.astype(np.float64))

    def remove(self, number: int, sense: Sense, last: bool) -> None:
        """Take ``sense`` out of narrative ``number``, which is forgotten where it was the ``last``."""
        self._change(self._row[number], -sense.astype(np.float64))
        if last:
            self._free.append(self._row.pop(number))

    def gains(self, sense: Sense, numbers: Sequence[int]) -> Sums:
        """Give how much nearer ``sense`` is to each narrative than to the whole stream (cosines)."""
        rows, wide = [self._row[number] for number in numbers], sense.astype(np.float64)
        lengths = np.sqrt(self._squares[rows] * (wide @ wide))
        near: Sums = np.divide(self._sums[rows] @ wide, lengths, out=np.zeros(len(rows)), where=lengths > 0)
        return near - _cosine(wide, self._whole)

    def between(self, one: int, other: int) -> float:
        """Give how much nearer two narratives are to each other than the nearer of them to the stream."""
        return self.parted(self._sums[self._row[one]], self._sums[self._row[other]])

    def parted(self, one: Sums, other: Sums) -> float:
        """Give the same for two sums of senses."""
        return _cosine(one, other) - max(_cosine(one, self._whole), _cosine(other, self._whole))

    def _change(self, row: int, by: Sums) -> None:
        self._sums[row] += by
        self._squares[row] = self._sums[row] @ self._sums[row]
        self._whole += by


def _cosine(one: Sums, other: Sums) -> float:
    squares = float(one @ one) * float(other @ other)
    return float(one @ other) / squares**0.5 if squares else 0.0

"""The words in the window under small whole numbers, so that what is known of them lies in arrays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]


class Lexicon:
    """Words under their rows, and in how many wordings each is; a word without any gives its row back."""

    def __init__(self, words: int = 1 << 10) -> None:
        self.names: list[str] = []
        self.wordings = np.zeros(words, np.int64)
        self._row: dict[str, int] = {}
        self._free: list[int] = []

    def __len__(self) -> int:
        return len(self._row)

    def enter(self, words: Iterable[str]) -> Rows:
        """Give the rows of ``words``, which are distinct, and count one more wording of each."""
        words = list(words)
        rows = list(map(self._row.get, words))
        if None in rows:
            rows = [self._new(word) if row is None else row for word, row in zip(words, rows, strict=True)]
            self.wordings = grown(self.wordings, len(self.names))
        found = np.array(rows, np.int64)
        self.wordings[found] += 1
        return found

    def leave(self, rows: Rows) -> None:
        """Count one wording less of each of ``rows``."""
        left = self.wordings[rows] - 1
        self.wordings[rows] = left
        for row in rows[left == 0].tolist():
            del self._row[self.names[row]]
            self._free.append(row)

    def _new(self, word: str) -> int:
        if self._free:
            row = self._free.pop()
            self.names[row] = word
        else:
            row = len(self.names)
            self.names.append(word)
        self._row[word] = row
        return row


def grown(array: npt.NDArray[Any], least: int) -> npt.NDArray[Any]:
    """Give ``array`` with at least ``least`` rows; new ones are zero, and double it."""
    while len(array) < least:
        array = np.concatenate([array, np.zeros_like(array)])
    return array

"""The words in the window under small whole numbers, so that what is known of them lies in arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sejuk.engine.kernels import grown

#: The most words of a wording that carry its topic.
MOST_WORDS = 60

Rows = npt.NDArray[np.int64]


class Lexicon:
    """Words under their rows, and in how many wordings each is; a word without any gives its row back.

    ``fresh`` are the rows of words that are new since somebody emptied it.
    """

    def __init__(self, words: int = 1 << 10) -> None:
        self.names: list[str] = []
        self.wordings = np.zeros(words, np.int64)
        self.fresh: list[int] = []
        self._row: dict[str, int] = {}
        self._free: list[int] = []

    def __len__(self) -> int:
        return len(self._row)

    def enter(self, words: Sequence[str]) -> list[int]:
        """Give the rows of ``words``, which are distinct; whoever weighs them counts their wording."""
        rows = [self._row.get(word, -1) for word in words]
        if -1 in rows:
            rows = [self._new(word) if row < 0 else row for word, row in zip(words, rows, strict=True)]
            if len(self.names) > len(self.wordings):
                self.wordings = grown(self.wordings, len(self.names))
        return rows

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
        self.fresh.append(row)
        return row

"""What words mean here, learnt from the company they keep in this stream (random indexing).

Every word has a fixed random *sign*: a few +1 and −1 in ``PLACES`` places. Its *company* is the sum of the
signs of all words it came with, so words that are said of the same thing get alike companies although
they never meet. The sense of a post is the weighted sum of its words' companies (Kanerva, Kristoferson
and Holst 2000; Sahlgren 2005).

It is learnt online from nothing but the posts in the window, and what leaves the window is taken back
exactly: all sums are whole numbers. So the order of sums does not matter, and machines agree.
"""

from __future__ import annotations

import hashlib

import numpy as np
import numpy.typing as npt

from sejuk.engine.narratives.background import Vector

PLACES = 128
_SIGNED = 8
#: A sense is kept as whole numbers of about this length.
UNIT = 127
_FINE = 1 << 12
#: A word's own sign counts this much beside its company: else a new word would say nothing.
_OWN = round(0.3 * _FINE / _SIGNED**0.5)

Sense = npt.NDArray[np.int8]


class Senses:
    """The companies of all words in the window."""

    def __init__(self, words: int = 1 << 10) -> None:
        self._row: dict[str, int] = {}
        self._uses: dict[int, int] = {}
        self._free: list[int] = []
        self._signs = np.zeros((words, PLACES), np.int8)
        self._company = np.zeros((words, PLACES), np.int32)

    def __len__(self) -> int:
        return len(self._row)

    def learn(self, vector: Vector) -> None:
        """Let the words of ``vector`` keep company."""
        rows = [self._enter(word) for word in vector.words]
        self._add(rows, vector, 1)

    def unlearn(self, vector: Vector) -> None:
        """Take back :meth:`learn`."""
        rows = [self._row[word] for word in vector.words]
        self._add(rows, vector, -1)
        for word, row in zip(vector.words, rows, strict=True):
            self._uses[row] -= 1
            if not self._uses[row]:
                del self._uses[row], self._row[word]
                self._free.append(row)

    def sense(self, vector: Vector) -> Sense:
        """Give the sense of ``vector`` (``PLACES`` whole numbers), zero where no word is known."""
        known = [(self._row[word], weight) for word, weight in vector if word in self._row]
        if not known:
            return np.zeros(PLACES, np.int8)
        rows, weights = (list(column) for column in zip(*known, strict=True))
        company = self._company[rows].astype(np.int64)
        units = np.rint(company * (_FINE / np.sqrt(np.maximum(1, (company * company).sum(axis=1))))[:, None])
        own = _OWN * self._signs[rows].astype(np.int64)
        whole = np.array(weights) @ (units.astype(np.int64) + own)
        return scaled(whole)

    def _add(self, rows: list[int], vector: Vector, factor: int) -> None:
        signs = self._signs[rows].astype(np.int32)
        weights = factor * np.frombuffer(vector.weights, np.uint8).astype(np.int32)
        # A word is no company of its own.
        self._company[rows] += weights @ signs - weights[:, None] * signs

    def _enter(self, word: str) -> int:
        row = self._row.get(word)
        if row is None:
            row = self._row[word] = self._free.pop() if self._free else len(self._row)
            if row >= len(self._signs):
                self._signs = np.concatenate([self._signs, np.zeros_like(self._signs)])
                self._company = np.concatenate([self._company, np.zeros_like(self._company)])
            self._signs[row] = _sign(word)
            self._uses[row] = 0
        self._uses[row] += 1
        return row


def scaled(whole: npt.NDArray[np.int64]) -> Sense:
    """Give ``whole`` in the same direction with a length of about ``UNIT``."""
    length = float((whole * whole).sum()) ** 0.5
    return np.rint(whole * (UNIT / length)).astype(np.int8) if length else np.zeros(PLACES, np.int8)


def _sign(word: str) -> Sense:
    digest = hashlib.blake2b(word.encode(), digest_size=4 * _SIGNED).digest()
    sign = np.zeros(PLACES, np.int8)
    for place in range(_SIGNED):
        at = int.from_bytes(digest[4 * place : 4 * place + 4], "little")
        sign[at % PLACES] += 1 if at >> 31 else -1
    return sign

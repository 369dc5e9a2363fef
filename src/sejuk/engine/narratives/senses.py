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
import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sejuk.engine.kernels import grown
from sejuk.engine.narratives.background import Vector
from sejuk.engine.narratives.lexicon import Lexicon

PLACES = 128
_SIGNED = 8
#: A sense is kept as whole numbers of about this length.
UNIT = 127
_FINE = 1 << 12
#: A word's own sign counts this much beside its company: else a new word would say nothing.
_OWN = round(0.3 * _FINE / _SIGNED**0.5)

#: Within the other bits of a company's whole numbers its square cannot leave 64. No honest stream comes near;
#: a sum that one was written to carry beyond them goes round, and comes back when it is taken back.
_SPARE_BITS = 4

Sense = npt.NDArray[np.int8]


class Senses:
    """The companies of all words in the window, under their rows in ``lexicon``.

    What a word adds to a sense is kept beside its company, as most words are read more often than learnt.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._signs = np.zeros((1 << 10, PLACES), np.int8)
        self._company = np.zeros((1 << 10, PLACES), np.int32)
        self._meant = np.zeros((1 << 10, PLACES), np.int16)

    def learn(self, vector: Vector) -> None:
        """Let the words of ``vector``, which the lexicon knows, keep company."""
        self._widen()
        if fresh := self._lexicon.fresh:
            self._signs[fresh] = _signs([self._lexicon.names[row] for row in fresh])
            self._lexicon.fresh = []
        self._add(vector, 1)

    def unlearn(self, vector: Vector) -> None:
        """Take back :meth:`learn`, before the lexicon lets the words go."""
        self._add(vector, -1)
        self._meant[vector.rows[self._lexicon.wordings[vector.rows] == 1]] = 0

    def sense(self, vector: Vector) -> Sense:
        """Give the sense of ``vector`` (``PLACES`` whole numbers), zero where no word has been learnt."""
        self._widen()
        # Products of whole numbers this small are exact as fractions, and quicker.
        whole = vector.weights.astype(np.float64) @ self._meant[vector.rows].astype(np.float64)
        return scaled(whole.astype(np.int64))

    def _add(self, vector: Vector, times: int) -> None:
        rows, factors = vector.rows, times * vector.weights.astype(np.float64)
        signs = self._signs[rows].astype(np.float64)
        # A word is no company of its own.
        change = factors @ signs - factors[:, None] * signs
        company = (self._company[rows] + change.astype(np.int32)) << _SPARE_BITS >> _SPARE_BITS
        self._company[rows] = company
        whole = company.astype(np.int64)
        meant = company * (_FINE / np.sqrt(np.maximum(1, np.vecdot(whole, whole))))[:, None]
        self._meant[rows] = np.rint(meant) + _OWN * signs

    def _widen(self) -> None:
        rows = len(self._lexicon.names)
        if rows > len(self._signs):
            self._signs = grown(self._signs, rows)
            self._company = grown(self._company, rows)
            self._meant = grown(self._meant, rows)


def scaled(whole: npt.NDArray[np.int64]) -> Sense:
    """Give ``whole`` in the same direction with a length of about ``UNIT``."""
    length = math.sqrt(int(whole @ whole))
    return np.rint(whole * (UNIT / length)).astype(np.int8) if length else np.zeros(PLACES, np.int8)


def _signs(words: Sequence[str]) -> Sense:
    digests = [hashlib.blake2b(word.encode(), digest_size=4 * _SIGNED).digest() for word in words]
    drawn = np.frombuffer(b"".join(digests), "<u4").reshape(len(words), _SIGNED)
    signs = np.zeros((len(words), PLACES), np.int8)
    ups = np.where(drawn >> 31, 1, -1).astype(np.int8)
    np.add.at(signs, (np.arange(len(words))[:, None], drawn % PLACES), ups)
    return signs

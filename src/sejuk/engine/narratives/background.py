"""What the whole stream talks about: how rare words are, and its common centre.

A word weighs by its inverse document frequency among the wordings that are in the window. The
centre is the sum of all their vectors: a post that is as near to it as to a narrative says nothing
particular of that narrative. All sums are whole numbers, so that their order does not matter.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sejuk.engine.kernels import grown
from sejuk.engine.narratives.lexicon import MOST_WORDS, Lexicon, Rows

#: A vector of unit length has this length in whole numbers: weights fit into a byte.
UNIT = 255
#: Wordings of other things that are thought to have come before: else the first rumour of a quiet
#: stream would be the background itself.
PRIOR = 50
_LEAST_RARITY = 0.02
#: By how much more a word counts that comes so often; topics are shorter than this.
_REPEATS = np.array([0.0, *(1 + math.log(count) for count in range(1, MOST_WORDS + 1))])

Weights = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Vector(NamedTuple):
    """The rows of a wording's words, each once, and their weights; ``square`` sums the weights' squares."""

    rows: Rows
    weights: Weights
    square: int

    @classmethod
    def of(cls, rows: Rows, weights: Weights, square: int | None = None) -> Vector:
        """Give the vector of these rows and weights."""
        whole = int(weights @ weights) if square is None else square
        return cls(rows, weights, whole)


def joined(vectors: Sequence[Vector]) -> Vector:
    """Give all rows and weights of ``vectors``, one after the other; ``square`` is that of their parts."""
    rows = np.concatenate([vector.rows for vector in vectors])
    weights = np.concatenate([vector.weights for vector in vectors])
    return Vector.of(rows, weights, sum(vector.square for vector in vectors))


EMPTY = Vector.of(np.empty(0, np.int64), np.empty(0, np.int64))


@dataclass
class Background:
    """Counts over the wordings in the window."""

    wordings: int = 0
    lexicon: Lexicon = field(default_factory=Lexicon)
    _centre: Weights = field(default_factory=lambda: np.zeros(1 << 10, np.int64))
    _room: Weights = field(default_factory=lambda: np.zeros(1 << 10, np.int64))
    square: int = PRIOR * UNIT * UNIT
    _logs: Floats = field(default_factory=lambda: _logs(1 << 10))

    def read(self, topic: Sequence[str]) -> Vector:
        """Count the wording of ``topic`` and give its vector, by the rarity of words until now."""
        counts = dict.fromkeys(topic, 0)
        for word in topic:
            counts[word] += 1
        self.wordings += 1
        rows = self.lexicon.enter(list(counts))
        if self.wordings >= len(self._logs):
            self._logs = _logs(2 * len(self._logs))
        return self._weighed(np.array((rows, list(counts.values())), np.int64))

    def add(self, vector: Vector) -> None:
        """Let ``vector`` into the centre."""
        self._change(vector, 1)

    def forget(self, vector: Vector) -> None:
        """Take back :meth:`read` and :meth:`add`."""
        self.wordings -= 1
        self._change(vector, -1)
        self.lexicon.leave(vector.rows)

    def dot(self, vector: Vector) -> int:
        """Give the product of ``vector`` with the centre."""
        self._widen()
        return int(self._centre[vector.rows] @ vector.weights)

    def compare(self, one: Vector, other: Vector) -> tuple[int, int, int]:
        """Give the product of two sums of vectors, and of each with the centre.

        In the sums a row may come more than once.
        """
        return self.product(one, other), self.dot(one), self.dot(other)

    def product(self, one: Vector, other: Vector) -> int:
        """Give the product of two sums of vectors, in which a row may come more than once."""
        self._widen()
        room = self._room
        np.add.at(room, one.rows, one.weights)
        product = int(room[other.rows] @ other.weights)
        room[one.rows] = 0
        return product

    def likeness(self, dot: int, square: int) -> float:
        """Give the cosine with the centre of what has this product with it and this square."""
        return dot / math.sqrt(float(self.square) * float(square)) if square else 0.0

    def _change(self, vector: Vector, times: int) -> None:
        self._widen()
        self.square += times * 2 * self.dot(vector) + vector.square
        self._centre[vector.rows] += times * vector.weights

    def _weighed(self, block: npt.NDArray[np.int64]) -> Vector:
        """Count and weigh the words in the first row of ``block``; how often each comes is in the second."""
        rows, weights = block
        whole = math.log(self.wordings + PRIOR)
        self.lexicon.wordings[rows] += 1
        raw = np.maximum(whole - self._logs[self.lexicon.wordings[rows]], _LEAST_RARITY) * _REPEATS[weights]
        # Summed one after the other, so that machines agree.
        length = math.sqrt(np.add.accumulate(raw * raw)[-1]) if len(raw) else 1.0
        weights[:] = np.maximum(np.rint(UNIT * raw / length), 1)
        return Vector.of(rows, weights)

    def _widen(self) -> None:
        rows = len(self.lexicon.names)
        if rows > len(self._centre):
            self._centre, self._room = grown(self._centre, rows), grown(self._room, rows)


def _logs(count: int) -> Floats:
    return np.array([math.log(number + 0.5) for number in range(count)])

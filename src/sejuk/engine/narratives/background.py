"""What the whole stream talks about: how rare words are, and its common centre.

A word weighs by its inverse document frequency among the wordings that are in the window. The
centre is the sum of all their vectors: a post that is as near to it as to a narrative says nothing
particular of that narrative. All sums are whole numbers, so that their order does not matter.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sejuk.engine.narratives.lexicon import Lexicon, Rows, grown

#: A vector of unit length has this length in whole numbers: weights fit into a byte.
UNIT = 255
#: Wordings of other things that are thought to have come before: else the first rumour of a quiet
#: stream would be the background itself.
PRIOR = 50

Weights = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """The rows of a wording's words, each once, and their weights; ``square`` sums the weights' squares."""

    rows: Rows
    weights: Weights
    square: int

    @classmethod
    def of(cls, rows: Rows, weights: Weights) -> Vector:
        """Give the vector of these rows and weights."""
        return cls(rows, weights, int(weights @ weights))


def joined(vectors: Sequence[Vector]) -> Vector:
    """Give all rows and weights of ``vectors``, one after the other; ``square`` is that of their parts."""
    rows = np.concatenate([vector.rows for vector in vectors])
    weights = np.concatenate([vector.weights for vector in vectors])
    return Vector(rows, weights, sum(vector.square for vector in vectors))


EMPTY = Vector(np.empty(0, np.int64), np.empty(0, np.int64), 0)


@dataclass(slots=True)
class Background:
    """Counts over the wordings in the window."""

    wordings: int = 0
    lexicon: Lexicon = field(default_factory=Lexicon)
    _centre: Weights = field(default_factory=lambda: np.zeros(1 << 10, np.int64))
    _room: Weights = field(default_factory=lambda: np.zeros(1 << 10, np.int64))
    _square: int = PRIOR * UNIT * UNIT
    _logs: npt.NDArray[np.float64] = field(default_factory=lambda: _logs(1 << 10))

    def read(self, topic: Sequence[str]) -> Vector:
        """Count the wording of ``topic`` and give its vector, by the rarity of words until now."""
        counts = Counter(topic)
        self.wordings += 1
        rows = self.lexicon.enter(counts)
        raw = self._rarity(rows)
        if len(topic) > len(counts):
            raw *= [1 + math.log(count) for count in counts.values()]
        # An exact sum, so that machines agree.
        length = math.sqrt(math.fsum((raw * raw).tolist())) or 1.0
        return Vector.of(rows, np.maximum(np.rint(UNIT * raw / length), 1).astype(np.int64))

    def add(self, vector: Vector) -> None:
        """Let ``vector`` into the centre."""
        self._centre = grown(self._centre, len(self.lexicon.names))
        self._square += 2 * self.dot(vector) + vector.square
        self._centre[vector.rows] += vector.weights

    def forget(self, vector: Vector) -> None:
        """Take back :meth:`read` and :meth:`add`."""
        self.wordings -= 1
        self._centre[vector.rows] -= vector.weights
        self._square -= 2 * self.dot(vector) + vector.square
        self.lexicon.leave(vector.rows)

    def dot(self, vector: Vector) -> int:
        """Give the product of ``vector`` with the centre."""
        self._centre = grown(self._centre, len(self.lexicon.names))
        return int(self._centre[vector.rows] @ vector.weights)

    def product(self, one: Vector, other: Vector) -> int:
        """Give the product of two sums of vectors, in which a row may come more than once."""
        room = self._room = grown(self._room, len(self._centre))
        np.add.at(room, one.rows, one.weights)
        product = int(room[other.rows] @ other.weights)
        room[one.rows] = 0
        return product

    def likeness(self, dot: int, square: int) -> float:
        """Give the cosine with the centre of what has this product with it and this square."""
        return dot / math.sqrt(self._square * square) if square else 0.0

    def _rarity(self, rows: Rows) -> npt.NDArray[np.float64]:
        if self.wordings >= len(self._logs):
            self._logs = _logs(2 * len(self._logs))
        rarity = math.log(self.wordings + PRIOR) - self._logs[self.lexicon.wordings[rows]]
        return np.maximum(rarity, 0.02)


def _logs(count: int) -> npt.NDArray[np.float64]:
    return np.array([math.log(number + 0.5) for number in range(count)])

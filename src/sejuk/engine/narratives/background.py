"""What the whole stream talks about: how rare words are, and its common centre.

A word weighs by its inverse document frequency among the wordings that are in the window. The
centre is the sum of all their vectors: a post that is as near to it as to a narrative says nothing
particular of that narrative. All sums are whole numbers, so that their order does not matter.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

#: A vector of unit length has this length in whole numbers: weights fit into a byte.
UNIT = 255
#: Wordings of other things that are thought to have come before: else the first rumour of a quiet
#: stream would be the background itself.
PRIOR = 50


@dataclass(frozen=True, slots=True)
class Vector:
    """A wording's words and their weights; ``square`` is the sum of the weights' squares."""

    words: tuple[str, ...]
    weights: bytes
    square: int

    def __iter__(self) -> zip[tuple[str, int]]:
        return zip(self.words, self.weights, strict=True)


EMPTY = Vector((), b"", 0)


@dataclass(slots=True)
class Background:
    """Counts over the wordings in the window."""

    wordings: int = 0
    _with_word: Counter[str] = field(default_factory=Counter)
    _centre: Counter[str] = field(default_factory=Counter)
    _square: int = PRIOR * UNIT * UNIT

    def read(self, topic: Sequence[str]) -> Vector:
        """Count the wording of ``topic`` and give its vector, by the rarity of words until now."""
        counts = Counter(topic)
        self.wordings += 1
        self._with_word.update(counts.keys())
        raw = {word: (1 + math.log(count)) * self._rarity(word) for word, count in counts.items()}
        length = math.sqrt(math.fsum(weight * weight for weight in raw.values())) or 1.0
        weights = bytes([max(1, round(UNIT * weight / length)) for weight in raw.values()])
        return Vector(tuple(raw), weights, sum(weight * weight for weight in weights))

    def add(self, vector: Vector) -> None:
        """Let ``vector`` into the centre."""
        for word, weight in vector:
            before = self._centre[word]
            self._centre[word] = before + weight
            self._square += weight * (2 * before + weight)

    def forget(self, vector: Vector) -> None:
        """Take back :meth:`read` and :meth:`add`."""
        self.wordings -= 1
        for word, weight in vector:
            self._lower(self._with_word, word, 1)
            before = self._centre[word]
            self._square -= weight * (2 * before - weight)
            self._lower(self._centre, word, weight)

    def dot(self, vector: Iterable[tuple[str, int]]) -> int:
        """Give the product of words and weights with the centre."""
        centre = self._centre
        return sum(weight * centre[word] for word, weight in vector if word in centre)

    def likeness(self, dot: int, square: int) -> float:
        """Give the cosine with the centre of what has this product with it and this square."""
        return dot / math.sqrt(self._square * square) if square else 0.0

    def _rarity(self, word: str) -> float:
        return max(0.02, math.log((self.wordings + PRIOR) / (self._with_word[word] + 0.5)))

    @staticmethod
    def _lower(counts: Counter[str], word: str, by: int) -> None:
        counts[word] -= by
        if counts[word] <= 0:
            del counts[word]

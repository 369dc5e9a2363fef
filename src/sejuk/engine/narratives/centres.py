"""The centres of all narratives, searchable by word.

A narrative's centre is the sum of the vectors of its wordings (a text copied a thousand times counts
once). Centres are kept by word, each word with the narratives that use it, so that a search touches
only narratives that share a word with the post.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass, field

from sejuk.engine.narratives.background import Vector

#: Entries that one search may walk through before it only completes what it has found.
_EFFORT = 3000
#: Words lighter than this (of 255) find nothing by themselves.
_FAINT = 8
_CANDIDATES = 48


@dataclass(slots=True)
class Centres:
    """Sums of vectors under narratives' numbers."""

    _by_word: dict[str, dict[int, int]] = field(default_factory=dict)
    squares: dict[int, int] = field(default_factory=dict)

    def add(self, number: int, vector: Vector) -> None:
        """Let ``vector`` into the centre of narrative ``number``."""
        square = self.squares.get(number, 0)
        for word, weight in vector:
            entries = self._by_word.setdefault(word, {})
            before = entries.get(number, 0)
            entries[number] = before + weight
            square += weight * (2 * before + weight)
        self.squares[number] = square

    def remove(self, number: int, vector: Vector) -> None:
        """Take ``vector`` out of the centre of narrative ``number``."""
        for word, weight in vector:
            entries = self._by_word[word]
            before = entries[number]
            self.squares[number] -= weight * (2 * before - weight)
            entries[number] = before - weight
            if before == weight:
                self._drop(word, number)
        if not self.squares[number]:
            del self.squares[number]

    def dot(self, vector: Vector, number: int) -> int:
        """Give the product of ``vector`` with the centre of narrative ``number``."""
        by_word = self._by_word
        return sum(weight * by_word[word].get(number, 0) for word, weight in vector if word in by_word)

    def shared(self, vector: Vector, number: int) -> float:
        """Give the part of ``vector``'s square on words that narrative ``number`` uses."""
        by_word = self._by_word
        common = [w * w for word, w in vector if word in by_word and number in by_word[word]]
        return sum(common) / vector.square

    def nearest(self, vector: Vector) -> list[tuple[float, int]]:
        """Give the narratives nearest to ``vector`` with their cosine, nearest first, oldest of equals."""
        found, complete = self._walk(vector)
        top = heapq.nlargest(_CANDIDATES, found.items(), key=lambda item: (item[1], -item[0]))
        length = math.sqrt(vector.square)
        ranked = [
            (dot / (length * math.sqrt(self.squares[number])), number)
            for number, dot in (top if complete else [(n, self.dot(vector, n)) for n, _ in top])
        ]
        return sorted(ranked, key=lambda item: (-item[0], item[1]))

    def _walk(self, vector: Vector) -> tuple[dict[int, int], bool]:
        """Sum products over rare words first, within the effort; say whether every word was walked."""
        lists = [(self._by_word.get(word, {}), weight) for word, weight in vector if weight >= _FAINT]
        lists.sort(key=lambda item: len(item[0]))
        found: dict[int, int] = {}
        left = _EFFORT
        for entries, weight in lists:
            left -= len(entries)
            if left < 0 and found:
                return found, False
            for number, value in entries.items():
                found[number] = found.get(number, 0) + weight * value
        return found, True

    def _drop(self, word: str, number: int) -> None:
        del self._by_word[word][number]
        if not self._by_word[word]:
            del self._by_word[word]

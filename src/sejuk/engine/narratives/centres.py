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
_EFFORT = 2000
#: The narratives that use a word with their weights, and the weight of the word in a post.
Entries = tuple[dict[int, int], int]

#: Narratives that are compared in full.
_CANDIDATES = 24


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

    def nearest(self, vector: Vector, least_shared: float) -> list[tuple[float, int]]:
        """Give the narratives nearest to ``vector`` with their cosine, nearest first, oldest of equals.

        Narratives that share less than ``least_shared`` of its square may be left out.
        """
        squares, length = self.squares, math.sqrt(vector.square)
        finding, passed = self._entries(vector, least_shared)
        found = _walk(finding, passed)
        top = heapq.nsmallest(_CANDIDATES, [(-dot * dot / squares[n], n) for n, dot in found.items()])
        ranked = []
        for _, number in top:
            dot = found[number] + sum([weight * entries.get(number, 0) for entries, weight in passed])
            ranked.append((-dot / math.sqrt(squares[number]) / length, number))
        return [(-likeness, number) for likeness, number in sorted(ranked)]

    def _entries(self, vector: Vector, least_shared: float) -> tuple[list[Entries], list[Entries]]:
        """Give the entries of the words that narratives are found by, and of those passed over.

        What everybody says finds nothing: the words with most narratives are passed over, as long as
        together they are less than what a narrative must share.
        """
        by_word = self._by_word
        entries = [(by_word[word], weight) for word, weight in vector if word in by_word]
        entries.sort(key=_longest_last)
        spare = least_shared * vector.square
        first = len(entries)
        while first and (spare := spare - entries[first - 1][1] ** 2) >= 0:
            first -= 1
        return entries[:first], entries[first:]

    def _drop(self, word: str, number: int) -> None:
        del self._by_word[word][number]
        if not self._by_word[word]:
            del self._by_word[word]


def _longest_last(entries: Entries) -> int:
    return len(entries[0])


def _walk(finding: list[Entries], passed: list[Entries]) -> dict[int, int]:
    """Sum products over the shortest entries first; what is beyond the effort is passed over too."""
    found: dict[int, int] = {}
    left = _EFFORT
    for place, (numbers, weight) in enumerate(finding):
        left -= len(numbers)
        if left < 0 and found:
            passed += finding[place:]
            break
        for number, value in numbers.items():
            found[number] = found.get(number, 0) + weight * value
    return found

"""The centres of all narratives, searchable by word.

A narrative's centre is the sum of the vectors of its wordings (a text copied a thousand times counts
once). Centres are kept by word, each word with the narratives that use it, so that a search touches
only narratives that share a word with the post.
"""

from __future__ import annotations

import itertools
import math
from array import array
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from sejuk.engine.kernels import grown
from sejuk.engine.narratives.background import Vector
from sejuk.engine.narratives.logs import Log

#: Entries that one search may walk through before it only completes what it has found.
EFFORT = 2000
#: Narratives that are compared in full.
CANDIDATES = 24
#: Entries that are summed for all narratives at once; where there are more, only for the candidates.
_AT_ONCE = 4000

#: How many narratives use a word, the word's row and its weight in a post.
Entry = tuple[int, int, int]
Sums = npt.NDArray[np.float64]
Places = npt.NDArray[np.integer[Any]]
Numbers = npt.NDArray[np.int64]


class Near(NamedTuple):
    """Slots, the cosines of their centres, and the parts of the vector's square on words in common."""

    slots: npt.NDArray[np.int32]
    cosines: Sums
    shared: Sums


class Centres:
    """Sums of vectors under narratives' slots, in NumPy; ``kernels/centres.c`` does the same in C.

    Each word has two arrays side by side: the slots of the narratives that use it, and its weights there.
    A narrative knows the places of its words in them.
    """

    def __init__(self) -> None:
        self._places: list[dict[int, int]] = []
        self._logs: list[Log] = []
        self._squares = np.zeros(1 << 8, np.int64)
        self._slots: list[array[int]] = []
        self._weights: list[array[int]] = []

    def add(self, slot: int, vector: Vector) -> None:
        """Let ``vector`` into the centre of the narrative in ``slot``."""
        self._open(slot)
        square, places = int(self._squares[slot]), self._places[slot]
        self._widen(int(vector.rows.max(initial=-1)) + 1)
        for row, weight in zip(vector.rows.tolist(), vector.weights.tolist(), strict=True):
            place = places.get(row)
            if place is None:
                places[row] = len(self._slots[row])
                self._slots[row].append(slot)
                self._weights[row].append(weight)
                square += weight * weight
            else:
                before = self._weights[row][place]
                self._weights[row][place] = before + weight
                square += weight * (2 * before + weight)
        self._logs[slot].append(vector, 1)
        self._squares[slot] = square

    def remove(self, slot: int, vector: Vector) -> None:
        """Take ``vector`` out of the centre of the narrative in ``slot``."""
        square, places = int(self._squares[slot]), self._places[slot]
        for row, weight in zip(vector.rows.tolist(), vector.weights.tolist(), strict=True):
            before = self._weights[row][places[row]]
            square -= weight * (2 * before - weight)
            self._weights[row][places[row]] = before - weight
            if before == weight:
                self._drop(row, places.pop(row))
        self._logs[slot].append(vector, -1)
        self._squares[slot] = square

    def clear(self, slot: int) -> None:
        """Forget how the centre in ``slot`` came to nothing."""
        self._logs[slot] = Log()

    def centre(self, slot: int) -> Vector:
        """Give the centre of the narrative in ``slot``; a word may come in several parts."""
        return self._logs[slot].vector(int(self._squares[slot]))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is held."""
        return not any(self._slots) and not self._squares.any()

    def nearest(self, vector: Vector, least_shared: float, numbers: Numbers) -> Near:
        """Give the slots of the narratives that may be nearest to ``vector``, and how they compare.

        Narratives that share less than ``least_shared`` of its square may be left out. Of equals the one of
        the lowest number is given.
        """
        entries, finding = self._entries(vector, least_shared)
        if not finding:
            return Near(np.zeros(0, np.int32), np.zeros(0), np.zeros(0))
        sums = self._summed(entries[:finding])
        found = self._top(sums, numbers)
        dots = sums[found] + self._completed(found, entries[finding:])
        cosines = dots / np.sqrt(self._squares[found].astype(np.float64)) / math.sqrt(vector.square)
        return Near(found.astype(np.int32), cosines, np.array([self._shared(vector, slot) for slot in found]))

    def _shared(self, vector: Vector, slot: int) -> float:
        places = self._places[slot]
        words = zip(vector.rows.tolist(), vector.weights.tolist(), strict=True)
        common: int = sum([weight * weight for row, weight in words if row in places])
        return common / vector.square

    def _entries(self, vector: Vector, least_shared: float) -> tuple[list[Entry], int]:
        """Give the words that narratives use, and how many of them narratives are found by.

        What everybody says finds nothing: the words with most narratives are passed over, as long as
        together they are less than what a narrative must share. Of the others, the rarest come first until
        the effort is spent.
        """
        slots, known = self._slots, len(self._slots)
        words = zip(vector.rows.tolist(), vector.weights.tolist(), strict=True)
        entries = [(len(slots[row]), row, weight) for row, weight in words if row < known and slots[row]]
        entries.sort(key=_length)
        spare = least_shared * vector.square
        first = len(entries)
        while first and (spare := spare - entries[first - 1][2] ** 2) >= 0:
            first -= 1
        lengths = itertools.accumulate([length for length, _, _ in entries[:first]])
        return entries, max(min(first, 1), sum([reached <= EFFORT for reached in lengths]))

    def _summed(self, entries: list[Entry]) -> Sums:
        """Give the product of these words with the centre in each slot."""
        lengths, rows, weights = zip(*entries, strict=True)
        slots = np.frombuffer(b"".join([self._slots[row] for row in rows]), np.intc)
        theirs = np.frombuffer(b"".join([self._weights[row] for row in rows]), np.int64)
        products = theirs * np.repeat(np.array(weights), lengths)
        return np.asarray(np.bincount(slots, products, minlength=len(self._places)), np.float64)

    def _completed(self, found: Places, passed: list[Entry]) -> Sums | list[int]:
        """Give the products of the words passed over, of the narratives found only."""
        if not passed:
            return np.zeros(len(found))
        if sum([length for length, _, _ in passed]) <= _AT_ONCE:
            return self._summed(passed)[found]
        return [self._product(slot, passed) for slot in found.tolist()]

    def _product(self, slot: int, words: list[Entry]) -> int:
        places, weights = self._places[slot], self._weights
        return sum([weight * weights[row][places[row]] for _, row, weight in words if row in places])

    def _top(self, found: Sums, numbers: Numbers) -> Places:
        """Give the slots of the highest cosines, the oldest narratives of equals."""
        slots: Places = np.flatnonzero(found)
        if len(slots) <= CANDIDATES:
            return slots
        dots = found[slots]
        ranks = dots * dots / self._squares[slots]
        least = np.partition(ranks, -CANDIDATES)[-CANDIDATES]
        slots, ranks = slots[ranks >= least], ranks[ranks >= least]
        if len(slots) > CANDIDATES:
            slots = slots[np.lexsort((numbers[slots], -ranks))[:CANDIDATES]]
        return slots

    def _open(self, slot: int) -> None:
        while len(self._places) <= slot:
            self._places.append({})
            self._logs.append(Log())
        self._squares = grown(self._squares, slot + 1)

    def _widen(self, rows: int) -> None:
        while len(self._slots) < rows:
            self._slots.append(array("i"))
            self._weights.append(array("q"))

    def _drop(self, row: int, place: int) -> None:
        """Let the last entry of the word take the place of the one that goes."""
        slot, weight = self._slots[row].pop(), self._weights[row].pop()
        if place < len(self._slots[row]):
            self._slots[row][place], self._weights[row][place] = slot, weight
            self._places[slot][row] = place


def _length(entry: Entry) -> int:
    return entry[0]

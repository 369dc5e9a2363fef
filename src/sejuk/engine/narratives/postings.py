"""``Centres`` in C: the same sums, found by the same rules, in arrays that loops in C walk through."""

from __future__ import annotations

import ctypes
import math

import numpy as np

from sejuk.engine.kernels import LOOPS, address, grown
from sejuk.engine.narratives.background import Vector
from sejuk.engine.narratives.centres import CANDIDATES, EFFORT, Near, Numbers
from sejuk.engine.narratives.logs import Log


class _Lists(ctypes.Structure):
    """``struct postings``."""

    _fields_ = [
        *[(name, ctypes.c_void_p) for name in ("starts", "lengths", "rooms", "slots", "weights", "squares")],
        ("end", ctypes.c_int64),
        ("size", ctypes.c_int64),
        ("words", ctypes.c_int64),
    ]


class Postings:
    """Sums of vectors under narratives' slots.

    By word one list of slots and one of weights; all lists lie behind each other in two arrays, and a list
    that grows out of its room moves to their end.
    """

    def __init__(self) -> None:
        self._starts = np.zeros(1 << 10, np.int64)
        self._lengths = np.zeros(1 << 10, np.int32)
        self._rooms = np.zeros(1 << 10, np.int32)
        self._slots = np.zeros(1 << 12, np.int32)
        self._weights = np.zeros(1 << 12, np.int64)
        self._squares = np.zeros(1 << 8, np.int64)
        self._dots = np.zeros(1 << 8, np.int64)
        self._common = np.zeros(1 << 8, np.int64)
        self._touched = np.zeros(1 << 8, np.int32)
        self._logs: list[Log] = []
        self._lists = _Lists()
        self._at = ctypes.addressof(self._lists)
        self._find()

    def add(self, slot: int, vector: Vector) -> None:
        """As ``Centres.add``."""
        while len(self._logs) <= slot:
            self._logs.append(Log())
        self._widen(slot, max(vector.rows.tolist(), default=-1) + 1)
        self._change(slot, vector, 1)
        self._logs[slot].append(vector, 1)

    def remove(self, slot: int, vector: Vector) -> None:
        """As ``Centres.remove``."""
        self._change(slot, vector, -1)
        self._logs[slot].append(vector, -1)

    def clear(self, slot: int) -> None:
        """As ``Centres.clear``."""
        self._logs[slot] = Log()

    def centre(self, slot: int) -> Vector:
        """As ``Centres.centre``."""
        return self._logs[slot].vector(int(self._squares[slot]))

    def nearest(self, vector: Vector, least_shared: float, numbers: Numbers) -> Near:
        """As ``Centres.nearest``."""
        slots = np.zeros(CANDIDATES, np.int32)
        dots, common = np.zeros(CANDIDATES, np.int64), np.zeros(CANDIDATES, np.int64)
        places = (address(slots), address(dots), address(common))
        spare = least_shared * vector.square
        asked = (self._at, address(numbers), *vector.at, spare, EFFORT, *self.rooms_at, *places)
        count = LOOPS.sejuk_search(*asked)
        found = slots[:count]
        lengths = np.sqrt(self._squares[found].astype(np.float64))
        whole = vector.square or 1
        return Near(found, dots[:count] / lengths / math.sqrt(whole), common[:count] / whole)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is held."""
        return not self._lengths.any() and not self._squares.any()

    @property
    def at(self) -> int:
        """Where the lists lie."""
        return self._at

    def _change(self, slot: int, vector: Vector, times: int) -> None:
        rows, weights, left = vector.at
        while left:
            done = LOOPS.sejuk_change(self._at, slot, rows, weights, left, times)
            rows, weights, left = rows + 8 * done, weights + 8 * done, left - done
            if left:
                self._make_room()

    def _make_room(self) -> None:
        """Put the lists one behind the other again, in twice the place where they fill more than half."""
        rooms = np.where(self._lengths > 0, np.maximum(2, self._lengths), 0)
        size = len(self._slots)
        while 2 * int(rooms.sum()) > size:
            size *= 2
        starts = np.cumsum(rooms) - rooms
        inside = np.arange(int(self._lengths.sum())) - np.repeat(
            np.cumsum(self._lengths) - self._lengths, self._lengths
        )
        old, new = (np.repeat(first, self._lengths) + inside for first in (self._starts, starts))
        slots, weights = np.zeros(size, np.int32), np.zeros(size, np.int64)
        slots[new], weights[new] = self._slots[old], self._weights[old]
        self._slots, self._weights = slots, weights
        self._starts, self._rooms = starts.astype(np.int64), rooms.astype(np.int32)
        self._lists.end = int(rooms.sum())
        self._find()

    def _widen(self, slot: int, rows: int) -> None:
        if rows > len(self._starts) or slot >= len(self._squares):
            self._starts, self._lengths = grown(self._starts, rows), grown(self._lengths, rows)
            self._rooms = grown(self._rooms, rows)
            self._squares, self._dots = grown(self._squares, slot + 1), grown(self._dots, slot + 1)
            self._common, self._touched = grown(self._common, slot + 1), grown(self._touched, slot + 1)
            self._find()

    def _find(self) -> None:
        lists = self._lists
        for name in ("starts", "lengths", "rooms", "slots", "weights", "squares"):
            setattr(lists, name, address(getattr(self, f"_{name}")))
        lists.size, lists.words = len(self._slots), len(self._starts)
        self.rooms_at = (address(self._dots), address(self._common), address(self._touched))

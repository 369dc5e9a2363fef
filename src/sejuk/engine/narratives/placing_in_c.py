"""The search of ``placing`` in C: all that it needs in one call."""

from __future__ import annotations

import ctypes
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from sejuk.engine.kernels import LOOPS, address
from sejuk.engine.narratives.background import Vector
from sejuk.engine.narratives.centres import EFFORT
from sejuk.engine.narratives.postings import Postings
from sejuk.engine.narratives.senses import Sense
from sejuk.engine.narratives.settings import GroupingSettings

if TYPE_CHECKING:
    from sejuk.engine.narratives.memory import Memory


class _Known(ctypes.Structure):
    """``struct known``."""

    _fields_ = [
        *[(name, ctypes.c_void_p) for name in ("numbers", "latest", "ordinary")],
        *[(name, ctypes.c_void_p) for name in ("senses", "squares", "whole")],
        *[(name, ctypes.c_void_p) for name in ("dots", "common", "touched")],
    ]


class _Settings(ctypes.Structure):
    """``struct settings``."""

    _fields_ = [
        *[(name, ctypes.c_double) for name in ("shared", "meaning", "recent", "recency")],
        ("effort", ctypes.c_int64),
    ]


@lru_cache(maxsize=16)
def _settings(shared: float, meaning: float, recent: float, recency: float) -> _Settings:
    return _Settings(shared, meaning, recent, recency, EFFORT)


class Search:
    """Holds what is given from one search to the next."""

    def __init__(self, most: int) -> None:
        self._slots, self._near, self._most = np.zeros(most, np.int32), np.zeros(most), most
        self._places = (address(self._slots), address(self._near))

    def near(
        self,
        memory: Memory,
        centres: Postings,
        settings: GroupingSettings,
        vector: Vector,
        sense: Sense,
        need: float,
        benign: bool,
    ) -> list[tuple[float, int]]:
        """Give how near narratives are that are nearer than ``need``, and their slots, nearest first."""
        book = memory.book
        known = _Known(*book.slots.at, *memory.meaning.at, *centres.rooms_at)
        asked = _settings(settings.shared, settings.meaning, settings.recent, settings.recency)
        count = LOOPS.sejuk_near(
            centres.at,
            ctypes.addressof(known),
            ctypes.addressof(asked),
            *vector.at,
            vector.square,
            address(sense),
            need,
            benign,
            book.next_serial,
            self._most,
            *self._places,
        )
        return list(zip(self._near[:count].tolist(), self._slots[:count].tolist(), strict=True))

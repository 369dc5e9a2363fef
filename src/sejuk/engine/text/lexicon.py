"""Words and what is known of each, where loops in C find it: a table with open places."""

from __future__ import annotations

import ctypes
import secrets

import numpy as np

from sejuk.engine.kernels import LOOPS, address

#: ``struct entry``.
_ENTRY = np.dtype(
    [("hash", "u8"), ("start", "i8"), ("length", "i4"), ("meaning_length", "i4"), ("kind", "i8")], align=True
)


class _Table(ctypes.Structure):
    """``struct lexicon``."""

    _fields_ = [
        *[(name, ctypes.c_void_p) for name in ("entries", "slots", "bytes")],
        ("multiplier", ctypes.c_uint64),
        *[(name, ctypes.c_int64) for name in ("shift", "count", "most", "end", "size", "longest")],
    ]


class Lexicon:
    """Holds up to 2 ** ``bits`` words, and ``size`` bytes of words and meanings."""

    def __init__(self, bits: int, size: int) -> None:
        self._entries = np.zeros(1 << bits, dtype=_ENTRY)
        self._slots = np.zeros(2 << bits, dtype=np.int32)
        self._bytes = np.zeros(size, dtype=np.uint8)
        places = map(address, (self._entries, self._slots, self._bytes))
        self._table = _Table(*places, secrets.randbits(64) | 1, 63 - bits, 0, 1 << bits, 0, size, 0)
        #: Where the table lies.
        self.at = ctypes.addressof(self._table)

    def __len__(self) -> int:
        return int(self._table.count)

    @property
    def is_filling(self) -> bool:
        """Whether three quarters of it are taken."""
        return bool(4 * len(self) > 3 * self._table.most or 4 * self._table.end > 3 * self._table.size)

    def clear(self) -> None:
        """Forget all words."""
        self._slots[:] = 0
        self._table.count = self._table.end = self._table.longest = 0

    def enter(self, word: bytes, meaning: bytes, kind: int = 0) -> bool:
        """Put in a word unless it is there; False where there is no room for it."""
        return bool(LOOPS.sejuk_enter(self.at, word, len(word), meaning, len(meaning), kind))

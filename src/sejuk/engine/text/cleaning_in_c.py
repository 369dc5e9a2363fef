"""``clean`` in C: a batch of texts to rows of plain bytes, without a Python string for any of them."""

from __future__ import annotations

import ctypes
import threading
from functools import cache

import numpy as np
import pyarrow as pa

from sejuk.engine.kernels import LOOPS, address, grown
from sejuk.engine.text.cleaning import DELETED, LONGEST, LOWER, ROW
from sejuk.engine.text.folding import FOLDING, LOOK_ALIKE_CODES, is_other_alphabet, is_picture
from sejuk.engine.text.rows import Rows

_CODES = 0x110000
#: ``struct fold``: what a character becomes.
_FOLD = np.dtype([("start", "i4"), ("length", "u1"), ("kind", "u1"), ("alike", "u1"), ("spare", "u1")])
_KNOWN, _SPACE, _PICTURE, _OTHER_ALPHABET, _REFUSED = 1, 2, 4, 8, 16
#: Characters that one call tells it does not know yet.
_MOST_UNKNOWN = 256
#: What a character becomes is at most so many times as long; one that became longer is left to ``clean``.
_WIDEST = 2


class _Table(ctypes.Structure):
    """``struct folding``."""

    _fields_ = [(name, ctypes.c_void_p) for name in ("folds", "bytes", "lower")]


def _lowered(data: bytes) -> bytes:
    return data.translate(LOWER, DELETED).replace(ROW, b"")


def _kind(char: str) -> int:
    flags = (char.isspace(), _SPACE), (is_picture(char), _PICTURE), (is_other_alphabet(char), _OTHER_ALPHABET)
    return _KNOWN | sum(flag for holds, flag in flags if holds)


class Cleaning:
    """What each character met so far becomes; one is worked out when it is met first."""

    def __init__(self) -> None:
        self.guard = threading.Lock()
        self._lower = np.array([(_lowered(bytes([code])) or b"\0")[0] for code in range(256)], dtype=np.uint8)
        self._folds = np.zeros(_CODES, dtype=_FOLD)
        self._bytes, self._end = np.zeros(1 << 12, dtype=np.uint8), 0
        self._unknown, self._met = np.zeros(_MOST_UNKNOWN, np.int32), np.zeros(1, np.int64)
        self._table = _Table(address(self._folds), address(self._bytes), address(self._lower))
        for code in range(128):
            self._learn(code)

    def clean(self, texts: pa.StringArray) -> Rows | None:
        """Give the rows of ``clean``; None for texts that this cannot read and ``clean`` may."""
        text, offsets = _buffers(texts)
        rows = Rows.room(len(texts), _WIDEST * int(offsets[-1] - offsets[0]) + 1)
        done = 0
        while done < len(texts):
            done += self._clean(text, offsets[done:], rows, done)
            if done < len(texts) and not self._met[0]:
                return None
            for code in self._unknown[: self._met[0]].tolist():
                self._learn(code)
        return rows

    def _clean(self, text: np.ndarray, offsets: np.ndarray, rows: Rows, done: int) -> int:
        out, ends = rows.at
        given = address(text), address(offsets), len(offsets) - 1, LONGEST
        told = address(self._unknown), len(self._unknown), address(self._met)
        table = ctypes.addressof(self._table)
        return int(LOOPS.sejuk_clean(table, *given, out, ends + rows.ends.itemsize * done, *told))

    def _learn(self, code: int) -> None:
        char = chr(code)
        folded = _lowered(FOLDING[code].encode("utf-8", "ignore"))
        kind = _kind(char) if len(folded) <= _WIDEST * len(char.encode()) else _KNOWN | _REFUSED
        self._bytes = grown(self._bytes, self._end + len(folded))
        self._table.bytes = address(self._bytes)
        self._bytes[self._end : self._end + len(folded)] = list(folded)
        self._folds[code] = (self._end, len(folded) % 256, kind, LOOK_ALIKE_CODES.get(code, 0), 0)
        self._end += len(folded)


def _buffers(texts: pa.StringArray) -> tuple[np.ndarray, np.ndarray]:
    """Give the bytes of all texts, and where each begins and ends in them."""
    if texts.null_count:
        texts = texts.fill_null("")
    _, offsets, data = texts.buffers()
    if not len(texts):
        return np.zeros(1, np.uint8), np.zeros(1, np.int32)
    starts = np.frombuffer(offsets, np.int32, len(texts) + 1, 4 * texts.offset)
    size = 0 if data is None else data.size
    # The loops read where an array says: one from elsewhere may say anything.
    if starts[0] < 0 or starts[-1] > size or (np.diff(starts) < 0).any():
        texts.validate(full=True)
    return np.frombuffer(data, np.uint8) if size else np.zeros(1, np.uint8), starts


@cache
def _cleaning() -> Cleaning:
    return Cleaning()


def clean_in_c(texts: pa.Array) -> Rows | None:
    """Give what ``clean`` gives, as rows; None for texts that are left to it."""
    if LOOPS is None or not isinstance(texts, pa.StringArray):
        return None
    cleaning = _cleaning()
    with cleaning.guard:
        return cleaning.clean(texts)

"""``normalised`` and ``levelled`` in C."""

from __future__ import annotations

import ctypes
import threading
from functools import cache

import numpy as np

from sejuk.engine.kernels import LOOPS, address
from sejuk.engine.text import noise
from sejuk.engine.text.dictionary import DICTIONARY
from sejuk.engine.text.levelling import GROUPS, HEADS, ONE
from sejuk.engine.text.lexicon import Lexicon
from sejuk.engine.text.rows import Rows, ends_of
from sejuk.engine.text.slang import SLANG

#: A row becomes at most so many times as long.
_WIDEST = 5
#: Zero bytes before and after a row that is worked on.
_MARGIN = 8
_NAME, _HEAD = 1, 2
_KINDS = (
    noise.LETTER,
    noise.DIGIT,
    noise.WORDY,
    noise.IS_LEET,
    noise.KEEPS_RUNS,
    noise.JOINS,
    np.isin(np.arange(256), list(noise.SIGNS)),
    np.isin(np.arange(256), list(b"#_")),
    noise.HIDING,
)


class _Bytes(ctypes.Structure):
    """``struct bytes``."""

    _fields_ = [
        ("kinds", ctypes.c_uint16 * 256),
        ("leet", ctypes.c_uint8 * 256),
        ("punctuation", ctypes.c_uint8 * 256),
    ]


def _bytes() -> _Bytes:
    kinds = sum(kind.astype(int) << place for place, kind in enumerate(_KINDS))
    columns = (np.asarray(kinds).tolist(), noise.LEET.tolist(), list(noise.PUNCTUATION))
    return _Bytes(*[tuple(column) for column in columns])


class Plain:
    """The dictionary where the loops find it; a word with letters hidden is learnt when it is met first."""

    def __init__(self, bits: int = 14, size: int = 1 << 20) -> None:
        self.guard = threading.Lock()
        self._bytes, self._dictionary = _bytes(), Lexicon(bits, size)
        self._begin()

    def _begin(self) -> None:
        self._dictionary.clear()
        for word in SLANG:
            self._enter(word)

    def _enter(self, word: bytes) -> bytes:
        plain = DICTIONARY[word]
        if len(plain) + 1 <= _WIDEST * (len(word) + 1):
            self._dictionary.enter(word, plain)
        return plain

    def plain(self, cleaned: Rows) -> Rows:
        """Give the plain rows of cleaned ones."""
        if self._dictionary.is_filling:
            self._begin()
        rows = Rows.room(len(cleaned), _WIDEST * (cleaned.size + len(cleaned)) + _MARGIN)
        room = int(cleaned.lengths().max(initial=0)) + 2 * _MARGIN
        rooms, holes = (
            np.empty(2 * room, np.uint8),
            np.empty((cleaned.size // 2 + len(cleaned) + 1, 2), np.int64),
        )
        table = ctypes.addressof(self._bytes), self._dictionary.at
        places = address(rooms), room, *rows.at, address(holes)
        found = LOOPS.sejuk_plain(*table, *cleaned.at, len(cleaned), *places)
        return self._filled(rows, holes[:found]) if found else rows

    def _filled(self, rows: Rows, holes: np.ndarray) -> Rows:
        """Put what words mean that the dictionary did not know in the place of each."""
        whole, pieces, lengths, done = rows.data[: rows.size].tobytes(), [], rows.lengths(), 0
        owners = np.searchsorted(rows.ends, holes[:, 0], side="right") - 1
        for (start, end), owner in zip(holes.tolist(), owners.tolist(), strict=True):
            plain = self._enter(whole[start:end])
            pieces += [whole[done:start], plain]
            lengths[owner] += len(plain) - (end - start)
            done = end
        data = b"".join([*pieces, whole[done:]])
        return Rows(np.frombuffer(data, np.uint8), ends_of(lengths))


@cache
def _plain() -> Plain:
    return Plain()


def plain_in_c(cleaned: Rows) -> Rows:
    """Give what ``normalised`` gives of cleaned rows."""
    plain = _plain()
    with plain.guard:
        return plain.plain(cleaned)


@cache
def _groups() -> Lexicon:
    groups = Lexicon(10, 1 << 14)
    for name, one in GROUPS.items():
        groups.enter(name, one, _NAME)
    for head in HEADS:
        groups.enter(head, ONE, _HEAD)
    return groups


def level_in_c(plain: Rows) -> Rows:
    """Give what ``levelled`` gives of plain rows."""
    rows = Rows.room(len(plain), _WIDEST * plain.size)
    LOOPS.sejuk_level(_groups().at, *plain.at, len(plain), *rows.at)
    return rows

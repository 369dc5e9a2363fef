"""Undoes noise inside words, on bytes: leetspeak, reduplication by 2, elongation, spaced-out letters.

Each step is a mask or a table over the whole chunk, so its cost is a few passes of NumPy.
"""

from __future__ import annotations

from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

Bytes: TypeAlias = npt.NDArray[np.uint8]
Mask: TypeAlias = npt.NDArray[np.bool_]
_Values = TypeVar("_Values", bound=npt.NDArray[Any])

_CODES = np.arange(256)
LETTER: Mask = (_CODES >= ord("a")) & (_CODES <= ord("z"))
DIGIT: Mask = (_CODES >= ord("0")) & (_CODES <= ord("9"))
#: Part of a word: letters, digits, and any byte of a character outside ASCII.
WORDY: Mask = LETTER | DIGIT | (_CODES >= 128)
#: The letter that a digit or sign between two letters stands for.
LEET = np.arange(256, dtype=np.uint8)
for _code, _letter in zip(b"013457@$!|9", b"oieastasilg", strict=True):
    LEET[_code] = _letter
IS_LEET: Mask = (_CODES != LEET) & (_CODES != 0)
#: Bytes of which a run is kept whole: digits, hidden letters, parts of characters, the row separator.
KEEPS_RUNS: Mask = DIGIT | (_CODES >= 128) | np.isin(_CODES, list(b"\x1e*_"))
#: What may stand between letters that are written one by one.
JOINS: Mask = np.isin(_CODES, list(b" .-"))
#: What may stand for a letter in a word.
HIDING: Mask = DIGIT | np.isin(_CODES, list(b"*_"))
#: Signs that are words of their own; other punctuation becomes a space.
SIGNS = b'?!%"#'
_KEPT = b"abcdefghijklmnopqrstuvwxyz0123456789*_ \x1e" + SIGNS
#: What is left of each byte in the plain form.
PUNCTUATION = bytes(code if code >= 128 or code in _KEPT else 0x20 for code in range(256))
_BEFORE_MASK: Mask = LETTER | (_CODES == ord("*")) | (_CODES == ord("#"))
_INSIDE: Mask = LETTER | (_CODES == ord("_"))


def _before(values: _Values, steps: int = 1) -> _Values:
    shifted: _Values = np.zeros_like(values)
    shifted[steps:] = values[:-steps]
    return shifted


def _after(values: _Values, steps: int = 1) -> _Values:
    shifted: _Values = np.zeros_like(values)
    shifted[:-steps] = values[steps:]
    return shifted


def unleet(data: Bytes) -> Bytes:
    """Turn a digit or sign between two letters into the letter it stands for (``g0bl0k``)."""
    letter = LETTER[data]
    between = IS_LEET[data] & _before(letter) & _after(letter)
    return np.where(between, LEET[data], data)


def masks(data: Bytes) -> Bytes:
    """Turn ``#`` inside or after a word into ``*``, and ``_`` that is not inside one into a space."""
    found = data.copy()
    number_signs, lines = np.flatnonzero(data == ord("#")), np.flatnonzero(data == ord("_"))
    found[number_signs[_BEFORE_MASK[data[number_signs - 1]] & (number_signs > 0)]] = ord("*")
    before, after = data[lines - 1], data[np.minimum(lines + 1, len(data) - 1)]
    inside = _INSIDE[before] & _INSIDE[after] & (LETTER[before] | LETTER[after])
    found[lines[~inside | (lines == 0) | (lines == len(data) - 1)]] = ord(" ")
    return found


def repeated(data: Bytes) -> Mask:
    """Mark bytes to drop: elongation (``bangeeet``), doubled endings, runs of signs, ``orang2``."""
    letter, wordy = LETTER[data], WORDY[data]
    same = np.zeros(len(data), dtype=bool)
    same[1:] = data[1:] == data[:-1]
    long_run = _before(same) | _after(same)
    elongated = letter & same & (long_run | ~_after(wordy))
    signs = same & ~letter & ~KEEPS_RUNS[data]
    doubling = (data == ord("2")) & _before(letter) & _before(letter, 2) & (_after(letter) | ~_after(wordy))
    return np.asarray(elongated | signs | doubling)


def spacing(data: Bytes) -> Mask:
    """Mark the separators of a word written letter by letter (``b a b i``, ``k.a.f.i.r``)."""
    wordy = WORDY[data]
    alone = LETTER[data] & ~_before(wordy) & ~_after(wordy)
    joint = JOINS[data] & _before(alone) & _after(alone)
    again = (_before(joint, 2) & (_before(data, 2) == data)) | (_after(joint, 2) & (_after(data, 2) == data))
    return np.asarray(joint & again)

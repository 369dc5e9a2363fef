"""The words of one text with their places in the original, for explaining.

Does to one text what :mod:`sejuk.engine.text.normalising` does to a chunk, and carries along where
every byte came from. Slower, so it is used only for texts that have something to explain.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sejuk.engine.text.cleaning import DELETED, LONGEST, LOWER, patterns
from sejuk.engine.text.dictionary import DICTIONARY
from sejuk.engine.text.folding import FOLDING, fold_in_context
from sejuk.engine.text.noise import PUNCTUATION, Bytes, masks, repeated, spacing, unleet

Origins = npt.NDArray[np.int32]
_WORD = re.compile(rb'[?!%"#]|[^ ?!%"#]+')


class Word(NamedTuple):
    """One word of the plain form; ``start`` and ``end`` count characters of the original text."""

    plain: bytes
    start: int
    end: int


def _folded(text: str) -> tuple[bytes, Origins]:
    row = text[:LONGEST]
    folded = row if row.isascii() else fold_in_context(row)
    pieces = [FOLDING[ord(char)].encode("utf-8", "ignore") if char != "\x1e" else b"" for char in folded]
    origins = np.repeat(np.arange(len(pieces), dtype=np.int32), [len(piece) for piece in pieces])
    return b"".join(pieces), origins


def _lowered(data: bytes, origins: Origins) -> tuple[bytes, Origins]:
    kept = ~np.isin(np.frombuffer(data, dtype=np.uint8), list(DELETED))
    return data.translate(LOWER, DELETED), origins[kept]


def _without(pattern: re.Pattern[bytes], data: bytes, origins: Origins) -> tuple[bytes, Origins]:
    kept = np.ones(len(data), dtype=bool)
    blanked = bytearray(data)
    for match in pattern.finditer(data):
        blanked[match.start()] = 0x20
        kept[match.start() + 1 : match.end()] = False
    return bytes(np.frombuffer(bytes(blanked), dtype=np.uint8)[kept]), origins[kept]


def _denoised(data: bytes, origins: Origins) -> tuple[Bytes, Origins]:
    noisy = masks(unleet(np.frombuffer(data, dtype=np.uint8)))
    for mask in (repeated, spacing):
        kept = ~mask(noisy)
        noisy, origins = noisy[kept], origins[kept]
    return noisy, origins


def trace(text: str) -> list[Word]:
    """Give the words of ``text`` in its plain form, each with its span in ``text``.

    Joined by spaces they are what :func:`sejuk.engine.text.normalise` gives.
    """
    data, origins = _lowered(*_folded(text))
    for pattern in patterns(data):
        data, origins = _without(pattern, data, origins)
    noisy, origins = _denoised(data, origins)
    plain = noisy.tobytes().translate(PUNCTUATION)
    return [_word(match, origins) for match in _WORD.finditer(plain)]


def _word(match: re.Match[bytes], origins: Origins) -> Word:
    first, last = int(origins[match.start()]), int(origins[match.end() - 1])
    return Word(DICTIONARY[match[0]], first, last + 1)

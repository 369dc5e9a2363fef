"""The words of texts with their places in the original, for explaining.

Does to texts what :mod:`sejuk.engine.text.normalising` does to a chunk, and carries along where
every byte came from. Slower, so it is used only for texts that have something to explain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sejuk.engine.text.cleaning import DELETED, LONGEST, LOWER, ROW, patterns
from sejuk.engine.text.dictionary import DICTIONARY
from sejuk.engine.text.folding import FOLDING, fold_in_context
from sejuk.engine.text.noise import PUNCTUATION, Bytes, masks, repeated, spacing, unleet

_KEPT = ~np.isin(np.arange(256), list(DELETED))
Origins = npt.NDArray[np.int32]
_WORD = re.compile(rb'[?!%"#]|[^ ?!%"#]+')


class Word(NamedTuple):
    """One word of the plain form; ``start`` and ``end`` count characters of the original text."""

    plain: bytes
    start: int
    end: int


def _folded(text: str) -> tuple[bytes, Origins]:
    row = text[:LONGEST]
    if row.isascii():
        kept = row.encode()
        places = np.arange(len(kept), dtype=np.int32)
        return kept.replace(ROW, b""), places[np.frombuffer(kept, dtype=np.uint8) != ROW[0]]
    folded = fold_in_context(row)
    pieces = [FOLDING[ord(char)].encode("utf-8", "ignore") if char != "\x1e" else b"" for char in folded]
    origins = np.repeat(np.arange(len(pieces), dtype=np.int32), [len(piece) for piece in pieces])
    return b"".join(pieces), origins


def _joined(rows: Sequence[tuple[bytes, Origins]]) -> tuple[bytes, Origins]:
    data, origins = zip(*rows, strict=True)
    between = np.zeros(1, dtype=np.int32)
    return ROW.join(data), np.concatenate([part for places in origins for part in (places, between)][:-1])


def _lowered(data: bytes, origins: Origins) -> tuple[bytes, Origins]:
    kept = _KEPT[np.frombuffer(data, dtype=np.uint8)]
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
    return trace_all([text])[0]


def trace_all(texts: Sequence[str]) -> list[list[Word]]:
    """Give the words of each text, as :func:`trace` does; a few dozen at once are quicker than one by one."""
    data, origins = _lowered(*_joined([_folded(text) for text in texts]))
    for pattern in patterns(data):
        data, origins = _without(pattern, data, origins)
    noisy, origins = _denoised(data, origins)
    rows, places = noisy.tobytes().translate(PUNCTUATION).split(ROW), origins.tolist()
    ends = accumulate(len(row) + 1 for row in rows)
    return [_words(row, places[end - len(row) - 1 : end]) for row, end in zip(rows, ends, strict=True)]


def _words(row: bytes, places: list[int]) -> list[Word]:
    return [
        Word(DICTIONARY[match[0]], places[match.start()], places[match.end() - 1] + 1)
        for match in _WORD.finditer(row)
    ]

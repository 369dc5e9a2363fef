"""Runs of four bytes inside words, hashed: what two spellings of one word have in common."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

WIDTH = 4
BITS = 16
_SPACE = 0x20

Hashes = npt.NDArray[np.uint32]


def padded(words: Sequence[str]) -> bytes:
    """Give the words as bytes with a space before, between and after."""
    return f" {' '.join(words)} ".encode("utf-8", "ignore") if words else b""


def grams(rows: Sequence[bytes]) -> tuple[Hashes, npt.NDArray[np.intp]]:
    """Give the hashes (below ``1 << BITS``) of all rows' runs, and the row of each.

    ``rows`` are as :func:`padded` gives; a run may begin or end with the space beside a word, but does
    not go past it.
    """
    lengths = np.fromiter(map(len, rows), np.intp, len(rows))
    data = np.frombuffer(b"".join(rows), np.uint8)
    count = max(0, len(data) - WIDTH + 1)
    inner = np.zeros(count, bool)
    hashes = np.zeros(count, np.uint32)
    for step in range(WIDTH):
        part = data[step : step + count]
        hashes = (hashes << np.uint32(8)) | part
        if 0 < step < WIDTH - 1:
            inner |= part == _SPACE
    row = np.repeat(np.arange(len(rows)), lengths)[:count]
    outside = np.repeat(np.arange(len(rows)), lengths)[WIDTH - 1 :][:count] != row
    kept = ~(inner | outside)
    return (hashes[kept] * np.uint32(0x9E3779B1)) >> np.uint32(32 - BITS), row[kept]

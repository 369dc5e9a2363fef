"""Runs of four bytes inside words, hashed: what two spellings of one word have in common."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

WIDTH = 4
BITS = 16
_SPACE = 0x20


def grams(words: Sequence[str]) -> npt.NDArray[np.uint16]:
    """Give the distinct hashes of the words' runs, in order of size.

    A run may begin or end with the space beside a word, but does not go past it.
    """
    data = np.frombuffer(f" {' '.join(words)} ".encode("utf-8", "ignore"), np.uint8)
    count = max(0, len(data) - WIDTH + 1)
    inside = np.ones(count, bool)
    hashes = np.zeros(count, np.uint32)
    for step in range(WIDTH):
        part = data[step : step + count]
        hashes = (hashes << np.uint32(8)) | part
        if 0 < step < WIDTH - 1:
            inside &= part != _SPACE
    spread = (hashes[inside] * np.uint32(0x9E3779B1)) >> np.uint32(32 - BITS)
    return np.array(sorted(set(spread.tolist())), np.uint16)

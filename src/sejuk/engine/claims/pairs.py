"""Pairs of words that stand near each other, hashed."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

#: Words of a pair are at most this far apart.
REACH = 3
_SHIFT = np.uint32(16)


def pairs(stems: npt.NDArray[np.uint32], distance: int) -> npt.NDArray[np.uint32]:
    """Hash each stem with the one ``distance`` later into 16 bits, shape (stems - distance).

    0 where a seam (0) lies between, or where both are the same.
    """
    first, second = stems[:-distance], stems[distance:]
    joined = first != second
    for step in range(distance + 1):
        joined &= stems[step : step + len(first)] != 0
    hashes = first * np.uint32(0x9E3779B1) ^ second * np.uint32(0x85EBCA77)
    return np.where(joined, hashes * np.uint32(0xC2B2AE3D) >> _SHIFT, np.uint32(0))

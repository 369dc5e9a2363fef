"""Shingles: every run of five bytes of a text, hashed, for a whole batch at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

#: Bytes in a shingle. Five keeps short chat posts apart and survives one changed word.
WIDTH = 5
_PRIME = np.uint32(0x01000193)

Hashes = npt.NDArray[np.uint32]


def mix(values: Hashes) -> Hashes:
    """Spread ``values`` over all 32 bits (the finaliser of MurmurHash3)."""
    values = values ^ (values >> np.uint32(16))
    values = values * np.uint32(0x85EBCA6B)
    values ^= values >> np.uint32(13)
    values *= np.uint32(0xC2B2AE35)
    return values ^ (values >> np.uint32(16))


def shingle(texts: Sequence[str]) -> tuple[Hashes, npt.NDArray[np.int64]]:
    """Give the shingles of all ``texts`` in one array, and where each text's begin.

    Every text has at least one: shorter ones are filled up with spaces.
    """
    encoded = [text.encode().ljust(WIDTH) for text in texts]
    lengths = np.fromiter(map(len, encoded), np.int64, len(encoded))
    values = np.frombuffer(b"".join(encoded), np.uint8).astype(np.uint32)
    rolled = np.zeros(max(0, len(values) - WIDTH + 1), np.uint32)
    for step in range(WIDTH):
        rolled = rolled * _PRIME + values[step : step + len(rolled)]
    counts = lengths - WIDTH + 1
    starts = np.cumsum(lengths) - lengths
    inside = np.ones(len(values), bool)
    for step in range(1, WIDTH):
        inside[starts + lengths - step] = False
    return mix(rolled[inside[: len(rolled)]]), np.cumsum(counts) - counts

"""MinHash signatures: how alike two texts are, from 96 bytes each.

The share of equal places of two signatures estimates the Jaccard similarity of the texts' shingles
(Broder 1997). Hash functions are multiply-shift over 32 bits with fixed odd multipliers, so that
signatures agree across machines.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sejuk.engine.similarity.shingles import mix, shingle

BANDS = 16
ROWS = 3
PLACES = BANDS * ROWS

_SEEDS = mix(np.arange(1, 2 * PLACES + 1, dtype=np.uint32) * np.uint32(0x9E3779B9))
_MULTIPLIERS = _SEEDS[:PLACES] | np.uint32(1)
_ADDENDS = _SEEDS[PLACES:]

Signatures = npt.NDArray[np.uint16]


def signatures(texts: Sequence[str]) -> Signatures:
    """Give one row of ``PLACES`` a text."""
    found = np.zeros((len(texts), PLACES), np.uint16)
    if not len(texts):
        return found
    hashes, starts = shingle(texts)
    for place in range(PLACES):
        least = np.minimum.reduceat(hashes * _MULTIPLIERS[place] + _ADDENDS[place], starts)
        found[:, place] = mix(least) & np.uint32(0xFFFF)
    return found


def bands(signature: Signatures) -> npt.NDArray[np.uint64]:
    """Give one 64-bit key a band of each row: rows that share a key are worth comparing."""
    grouped = signature.reshape(len(signature), BANDS, ROWS).astype(np.uint64)
    keys: npt.NDArray[np.uint64] = (
        grouped[:, :, 0] | grouped[:, :, 1] << np.uint64(16) | grouped[:, :, 2] << np.uint64(32)
    )
    keys *= np.uint64(0x9E3779B97F4A7C15)
    keys ^= keys >> np.uint64(29)
    return keys

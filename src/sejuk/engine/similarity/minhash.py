"""MinHash signatures: how alike two texts are, from 96 bytes each.

The share of equal places of two signatures estimates the Jaccard similarity of the texts' shingles
(Broder 1997). Hash functions are multiply-shift over 32 bits with fixed odd multipliers, so that
signatures agree across machines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sejuk.engine.kernels import LOOPS, Address, address
from sejuk.engine.similarity.shingles import WIDTH, Hashes, mix, shingle

BANDS = 16
ROWS = 3
PLACES = BANDS * ROWS

_SEEDS = mix(np.arange(1, 2 * PLACES + 1, dtype=np.uint32) * np.uint32(0x9E3779B9))
MULTIPLIERS = _SEEDS[:PLACES] | np.uint32(1)
ADDENDS = _SEEDS[PLACES:].copy()

#: Texts of about the same length that are treated at once: few enough to stay in the cache.
_TOGETHER = 256

Signatures = npt.NDArray[np.uint16]
Places = npt.NDArray[np.intp]
Keys = npt.NDArray[np.uint64]


def signatures(texts: Sequence[str]) -> Signatures:
    """Give one row of ``PLACES`` a text."""
    found = np.zeros((len(texts), PLACES), np.uint16)
    if not len(texts):
        return found
    if LOOPS is not None:
        _sign_in_c(texts, found)
        return found
    hashes, starts = shingle(texts)
    counts = np.diff(starts, append=len(hashes))
    order = np.argsort(counts, kind="stable")
    for start in range(0, len(order), _TOGETHER):
        rows = order[start : start + _TOGETHER]
        found[rows] = _least(_squared(hashes, starts[rows], counts[rows]))
    return found


def _sign_in_c(texts: Sequence[str], found: Signatures) -> None:
    encoded = [text.encode().ljust(WIDTH) for text in texts]
    data = b"".join(encoded)
    starts = np.zeros(len(encoded) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)), out=starts[1:])
    LOOPS.sejuk_sign(
        data, address(starts), len(encoded), address(MULTIPLIERS), address(ADDENDS), address(found)
    )


def _squared(hashes: Hashes, starts: Places, counts: Places) -> Hashes:
    """Give the shingles of some texts as columns; shorter ones repeat their last, which changes no least."""
    steps = np.arange(int(counts.max()))[:, None]
    return hashes[starts + np.minimum(steps, counts - 1)]


def _least(columns: Hashes) -> Signatures:
    """Give the signature of each column. The columns are so many that one pass stays in the cache."""
    found = np.zeros((PLACES, columns.shape[1]), np.uint32)
    room = np.empty_like(columns)
    for place in range(PLACES):
        np.multiply(columns, MULTIPLIERS[place], out=room)
        np.add(room, ADDENDS[place], out=room)
        np.minimum.reduce(room, axis=0, out=found[place])
    return (mix(found) & np.uint32(0xFFFF)).astype(np.uint16).T


class Signed(NamedTuple):
    """The signature of one text and its keys (see :func:`bands`), and where they lie."""

    row: Signatures
    keys: Keys
    row_at: Address
    keys_at: Address


def sign(texts: Sequence[str]) -> list[Signed]:
    """Give the signature of each text, ready to be searched for."""
    rows = signatures(texts)
    keys = bands(rows)
    places = (
        range(first, first + len(rows) * each, each)
        for first, each in ((address(rows), 2 * PLACES), (address(keys), 8 * BANDS))
    )
    # Rows and keys are views, which keep the whole batch where it is.
    return list(map(Signed, rows, keys, *places))


def bands(signature: Signatures) -> Keys:
    """Give one 64-bit key a band of each row: rows that share a key are worth comparing."""
    grouped = signature.reshape(len(signature), BANDS, ROWS).astype(np.uint64)
    keys: Keys = grouped[:, :, 0] | grouped[:, :, 1] << np.uint64(16) | grouped[:, :, 2] << np.uint64(32)
    keys *= np.uint64(0x9E3779B97F4A7C15)
    keys ^= keys >> np.uint64(29)
    return keys

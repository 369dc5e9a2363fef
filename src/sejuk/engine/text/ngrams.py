"""The kernel: linear scores over hashed byte n-grams, many labels in one pass, in NumPy alone.

Weights are six-bit numbers. Four labels share one 64-bit word, a lane of 16 bits each, so that one
gather and one ``add.reduceat`` serve four labels. A lane holds the sum of at most 256 places times
four n-grams times 63, which is below 2**16; longer texts are summed in pieces. Every text stands
between spaces and is followed by zero bytes, so n-grams never cross into the next one and a score
does not depend on the chunk it was computed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

#: Lengths of the n-grams in bytes.
ORDERS = (2, 3, 4, 5)
#: Weights lie in -LARGEST..LARGEST; a lane stores them with this offset, so never below zero.
LARGEST = 31
OFFSET = 32
LANES = 4
_PIECE = 256
_PAD = 4
_MULTIPLIER = np.uint32(0x01000193)
_MIXERS = {2: 0x9E3779B1, 3: 0x85EBCA77, 4: 0xC2B2AE3D, 5: 0x27D4EB2F}
#: Digits are all one digit to the models: a ballot number or an amount says nothing about harm.
_FEATURE_BYTES = bytes(ord("0") if 48 <= code <= 57 else code for code in range(256))

Rows = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layout:
    """Texts laid out for the kernel: the bytes, and where each text starts and ends in them."""

    data: npt.NDArray[np.uint8]
    starts: Rows
    ends: Rows

    @property
    def places(self) -> Rows:
        """How many n-gram places each text has."""
        return self.ends - self.starts


def lay_out(texts: Sequence[bytes]) -> Layout:
    """Lay out plain texts: a space before and after each, then zero bytes."""
    joint = b" ".join((b"", (b" " + b"\0" * _PAD + b" ").join(texts), b"\0" * _PAD))
    lengths = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts)) + 2
    ends = np.cumsum(lengths + _PAD) - _PAD
    data = np.frombuffer(joint.translate(_FEATURE_BYTES), dtype=np.uint8)
    return Layout(data, ends - lengths, ends)


def hashed(data: npt.NDArray[np.uint8], order: int, bits: int) -> Rows:
    """Give, for each place, the table row of the n-gram of ``order`` bytes that starts there."""
    wide = np.concatenate([data, np.zeros(order - 1, np.uint8)]).astype(np.uint32)
    rolled = wide[: len(data)]
    for step in range(1, order):
        rolled = rolled * _MULTIPLIER + wide[step : step + len(data)]
    mixed = rolled * np.uint32(_MIXERS[order])
    return (mixed >> np.uint32(32 - bits)).astype(np.intp)


def pack(weights: npt.NDArray[np.int8]) -> npt.NDArray[np.uint64]:
    """Pack weights of shape (rows, labels) into lanes of shape (words, rows)."""
    rows, labels = weights.shape
    words = -(-labels // LANES)
    wide = np.full((rows, words * LANES), OFFSET, dtype="<u2")
    wide[:, :labels] = weights.astype(np.int16) + OFFSET
    return np.ascontiguousarray(wide.view("<u8").T)


def _bounds(layout: Layout) -> tuple[Rows, Rows]:
    """Give where pieces begin, every second one being padding, and which piece opens each text."""
    pieces = -(-layout.places // _PIECE)
    opening = np.cumsum(pieces + 1) - (pieces + 1)
    bounds = np.empty(int((pieces + 1).sum()), dtype=np.intp)
    inside = np.arange(len(bounds)) - np.repeat(opening, pieces + 1)
    bounds[:] = np.repeat(layout.starts, pieces + 1) + inside * _PIECE
    bounds[opening + pieces] = layout.ends
    return bounds, opening


def sums(layout: Layout, lanes: npt.NDArray[np.uint64], labels: int) -> npt.NDArray[np.int64]:
    """Give the sum of the weights of each text's n-grams, shape (texts, labels)."""
    bits = int(lanes.shape[1]).bit_length() - 1
    rows = [hashed(layout.data, order, bits) for order in ORDERS]
    bounds, opening = _bounds(layout)
    closing = np.append(opening[1:], len(bounds)) - 1
    result = np.empty((len(layout.starts), len(lanes) * LANES), dtype=np.int64)
    for word, table in enumerate(lanes):
        total = table.take(rows[0])
        for more in rows[1:]:
            total += table.take(more)
        pieces = np.add.reduceat(total, bounds).view("<u2").reshape(-1, LANES).astype(np.int64)
        pieces[closing] = 0  # the padding after each text
        result[:, word * LANES : (word + 1) * LANES] = np.add.reduceat(pieces, opening, axis=0)
    return result[:, :labels] - OFFSET * len(ORDERS) * layout.places[:, None]


def contributions(text: bytes, weights: npt.NDArray[np.int8]) -> npt.NDArray[np.float64]:
    """Spread the weights of one text's n-grams over its bytes, shape (bytes + 2, labels).

    Every n-gram gives each of its bytes an equal part (the padding's parts go to the last byte), so
    that the column sums are what :func:`sums` gives.
    """
    layout = lay_out([text])
    bits = len(weights).bit_length() - 1
    spread = np.zeros((len(layout.data), weights.shape[1]))
    for order in ORDERS:
        rows = hashed(layout.data, order, bits)[: layout.ends[0]]
        part = weights[rows].astype(np.float64) / order
        for step in range(order):
            spread[step : step + len(part)] += part
    spread[layout.ends[0] - 1] += spread[layout.ends[0] :].sum(axis=0)
    return spread[: layout.ends[0]]

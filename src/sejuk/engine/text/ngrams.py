"""The kernel: linear scores over hashed n-grams of bytes and words, many labels in one pass, in NumPy alone.

Weights are six-bit numbers. Four labels share one 64-bit word, a lane of 16 bits each, and up to four
words stand side by side in a block, so that one gather and one ``add.reduceat`` serve sixteen labels. A
lane holds the sum of at most 256 places times four n-grams times 63, which is below 2**16; longer texts
are summed in pieces. Every text stands between spaces and is followed by zero bytes, so n-grams never
cross into the next one and a score does not depend on the chunk it was computed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from sejuk.engine.kernels import LOOPS, address

#: Lengths of the n-grams in bytes.
ORDERS = (2, 3, 4, 5)
#: The most words of an n-gram of words.
MOST_WORDS = 4
#: Weights lie in -LARGEST..LARGEST; a lane stores them with this offset, so never below zero.
LARGEST = 31
OFFSET = 32
LANES = 4
_BLOCK = 4
_PIECE = 256
#: Zero bytes after each text.
PAD = 4
_COLUMNS = 32
#: Bytes that a processor fetches at once: a row of the table never lies in two such lines by halves.
_LINE = 64
_SPACE = 0x20
_MULTIPLIER = np.uint32(0x01000193)
_INVERSE = np.uint32(pow(0x01000193, -1, 1 << 32))
_MIXERS = {2: 0x9E3779B1, 3: 0x85EBCA77, 4: 0xC2B2AE3D, 5: 0x27D4EB2F}
_WORD_MIXERS = {1: 0x165667B1, 2: 0xD3A2646D, 3: 0xFD7046C5, 4: 0xB55A4F09}
#: Digits are all one digit to the models: a ballot number or an amount says nothing about harm.
_FEATURE_BYTES = bytes(ord("0") if 48 <= code <= 57 else code for code in range(256))

Rows = npt.NDArray[np.intp]
Hashes = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float32]
Lanes = tuple[npt.NDArray[np.uint64], ...]


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


@dataclass(frozen=True, slots=True)
class Words:
    """Where each word of a layout starts and ends, which text it is of, and where that ends."""

    starts: Rows
    ends: Rows
    texts: Rows
    closing: Rows

    def reach(self, count: int) -> Rows:
        """Give where the n-gram of ``count`` words ends that each word begins.

        Where the text has too few words it ends with the text, a zero byte included: at the end of a text
        a word is another n-gram than inside it.
        """
        if count == 1:
            return self.ends
        later = np.append(
            self.ends[count - 1 :], np.full(min(count - 1, len(self.ends)), np.iinfo(np.intp).max)
        )
        return np.asarray(np.minimum(later, self.closing))


def lay_out(texts: Sequence[bytes]) -> Layout:
    """Lay out plain texts: a space before and after each, then zero bytes."""
    joint = b" ".join((b"", (b" " + b"\0" * PAD + b" ").join(texts), b"\0" * PAD))
    lengths = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts)) + 2
    ends = np.cumsum(lengths + PAD) - PAD
    data = np.frombuffer(joint.translate(_FEATURE_BYTES), dtype=np.uint8)
    return Layout(data, ends - lengths, ends)


def words_of(layout: Layout) -> Words:
    """Find the words of a layout: runs between spaces. Pads are no words."""
    gap = layout.data <= _SPACE
    edges = np.flatnonzero(gap[:-1] != gap[1:]) + 1
    texts = np.searchsorted(layout.ends, edges[::2])
    return Words(edges[::2], edges[1::2], texts, layout.ends[texts] + 1)


def hashed(data: npt.NDArray[np.uint8], bits: int) -> Iterator[Rows]:
    """Yield for each order, for each place, the table row of the n-gram of that many bytes."""
    wide = np.concatenate([data, np.zeros(ORDERS[-1] - 1, np.uint8)]).astype(np.uint32)
    size = len(data)
    rolled = wide[:size]
    for order in range(2, ORDERS[-1] + 1):
        rolled = rolled * _MULTIPLIER + wide[order - 1 : order - 1 + size]
        if order in ORDERS:
            yield _row(rolled, _MIXERS[order], bits)


def _row(values: Hashes, mixer: int, bits: int) -> Rows:
    return ((values * np.uint32(mixer)) >> np.uint32(32 - bits)).astype(np.intp)


@cache
def _powers(bits: int) -> tuple[Hashes, Hashes]:
    """Give the powers of the multiplier and of its inverse, modulo 2**32, up to the 2**bits-th."""
    ones = np.full(1 << bits, 1, np.uint32)
    up, down = ones * _MULTIPLIER, ones * _INVERSE
    up[0] = down[0] = 1
    return np.cumprod(up, dtype=np.uint32), np.cumprod(down, dtype=np.uint32)


def hashed_words(data: npt.NDArray[np.uint8], words: Words, most: int, bits: int) -> Iterator[Rows]:
    """Yield for 1 to ``most`` words, for each word, the table row of the n-gram that it begins.

    The hash of a run of bytes is a polynomial in them. Prefix sums give it for all runs at once: the
    difference of two, times the inverse of the power where the run starts.
    """
    up, down = _powers(max(len(data) - 1, 1).bit_length())
    prefix = np.zeros(len(data) + 1, np.uint32)
    np.cumsum(data * up[: len(data)], out=prefix[1:], dtype=np.uint32)
    for count in range(1, most + 1):
        run = prefix[words.reach(count)] - prefix[words.starts]
        yield _row(run * down[words.starts], _WORD_MIXERS[count], bits)


def pack(weights: npt.NDArray[np.int8]) -> Lanes:
    """Pack weights of shape (rows, labels) into blocks of shape (rows, words), four lanes a word.

    Blocks are 1, 2 or 4 words wide: NumPy copies these at once, and others byte by byte.
    """
    rows, labels = weights.shape
    words = -(-labels // LANES)
    words += words % _BLOCK == _BLOCK - 1
    wide = np.full((rows, words * LANES), OFFSET, dtype="<u2")
    wide[:, :labels] = weights.astype(np.int16) + OFFSET
    packed = wide.view("<u8")
    return tuple(np.ascontiguousarray(packed[:, start : start + _BLOCK]) for start in range(0, words, _BLOCK))


def _bounds(layout: Layout) -> tuple[Rows, Rows]:
    """Give where pieces begin, every second one being padding, and which piece opens each text."""
    pieces = -(-layout.places // _PIECE)
    opening = np.cumsum(pieces + 1) - (pieces + 1)
    bounds = np.empty(int((pieces + 1).sum()), dtype=np.intp)
    inside = np.arange(len(bounds)) - np.repeat(opening, pieces + 1)
    bounds[:] = np.repeat(layout.starts, pieces + 1) + inside * _PIECE
    bounds[opening + pieces] = layout.ends
    return bounds, opening


def sums(layout: Layout, lanes: Lanes, labels: int, words: int = 0) -> npt.NDArray[np.int64]:
    """Give the sum of the weights of each text's n-grams, shape (texts, labels).

    N-grams of bytes, and where ``words`` is not 0 those of up to so many words.
    """
    bits = len(lanes[0]).bit_length() - 1
    rows = list(hashed(layout.data, bits))
    bounds, opening = _bounds(layout)
    closing = np.append(opening[1:], len(bounds)) - 1
    parts = []
    for table in lanes:
        pieces = _unpacked(np.add.reduceat(_gathered(table, rows), bounds, axis=0))
        pieces[closing] = 0  # the padding after each text
        parts.append(np.add.reduceat(pieces, opening, axis=0))
    found = np.concatenate(parts, axis=1) - OFFSET * len(ORDERS) * layout.places[:, None]
    if words:
        _add_words(found, layout, lanes, words)
    return found[:, :labels]


def table_in_c(weights: npt.NDArray[np.int8]) -> npt.NDArray[np.int8]:
    """Give ``weights`` of shape (rows, labels) with as many columns more as the loop in C sums at once."""
    columns = -(-weights.shape[1] // _COLUMNS) * _COLUMNS
    room = np.zeros(len(weights) * columns + _LINE, np.int8)
    start = -address(room) % _LINE
    table = room[start : start + len(weights) * columns].reshape(-1, columns)
    table[:, : weights.shape[1]] = weights
    return table


def sums_in_c(
    layout: Layout, table: npt.NDArray[np.int8], labels: int, words: int = 0
) -> npt.NDArray[np.int64]:
    """Give what :func:`sums` gives, from :func:`table_in_c`."""
    found = np.empty((len(layout.starts), table.shape[1]), np.int64)
    places = address(layout.data), address(layout.starts), address(layout.ends)
    shape = table.shape[1], len(table).bit_length() - 1
    LOOPS.sejuk_ngrams(address(table), *shape, *places, len(found), words, address(found))
    return found[:, :labels]


def _gathered(table: npt.NDArray[np.uint64], rows: list[Rows]) -> npt.NDArray[np.uint64]:
    total = table.take(rows[0], axis=0)
    for places in rows[1:]:
        total += table.take(places, axis=0)
    return total


def _unpacked(pieces: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    return pieces.view("<u2").astype(np.int64)


def _add_words(found: npt.NDArray[np.int64], layout: Layout, lanes: Lanes, most: int) -> None:
    """Add to ``found`` the weights of the n-grams of words."""
    words = words_of(layout)
    if not len(words.starts):
        return
    bits = len(lanes[0]).bit_length() - 1
    rows = list(hashed_words(layout.data, words, most, bits))
    first = np.flatnonzero(np.diff(words.texts, prepend=-1))
    counts = np.diff(first, append=len(words.texts))
    inside = np.arange(len(words.texts)) - np.repeat(first, counts)
    bounds = np.flatnonzero(inside % _PIECE == 0)
    opening = np.searchsorted(bounds, first)
    pieces = [_unpacked(np.add.reduceat(_gathered(table, rows), bounds, axis=0)) for table in lanes]
    sums_of_words = np.add.reduceat(np.concatenate(pieces, axis=1), opening, axis=0)
    found[words.texts[first]] += sums_of_words - OFFSET * most * counts[:, None]


def entries(layout: Layout, bits: int, words: int) -> tuple[Rows, Rows]:
    """Give text and table row of every n-gram, those of words last."""
    places = layout.places
    inside = np.repeat(layout.starts - np.cumsum(places) + places, places) + np.arange(int(places.sum()))
    found = words_of(layout)
    rows = [every[inside] for every in hashed(layout.data, bits)]
    rows += hashed_words(layout.data, found, words, bits)
    owners = [np.repeat(np.arange(len(places)), places)] * len(ORDERS) + [found.texts] * words
    return np.concatenate(owners), np.concatenate(rows)


def sums_once(layout: Layout, weights: npt.NDArray[np.int8], words: int) -> npt.NDArray[np.int64]:
    """Give what :func:`sums` gives where an n-gram counts once a text. Sorting makes it ten times slower."""
    bits = len(weights).bit_length() - 1
    owners, rows = entries(layout, bits, words)
    keys = np.unique((owners << bits) + rows)
    starts = np.searchsorted(keys, np.arange(len(layout.starts)) << bits)
    return np.asarray(np.add.reduceat(weights[keys & ((1 << bits) - 1)].astype(np.int64), starts, axis=0))


def contributions_in_c(text: bytes, weights: npt.NDArray[np.int8], words: int = 0) -> npt.NDArray[np.float64]:
    """Give what :func:`contributions` gives."""
    layout = lay_out([text])
    end, columns = int(layout.ends[0]), weights.shape[1]
    room, spread = np.empty((end, columns)), np.zeros((len(layout.data), columns))
    table = address(weights), columns, len(weights).bit_length() - 1
    LOOPS.sejuk_spread(*table, address(layout.data), end, words, address(room), address(spread))
    spread[end - 1] += spread[end:].sum(axis=0)
    return spread[:end]


def contributions(text: bytes, weights: npt.NDArray[np.int8], words: int = 0) -> npt.NDArray[np.float64]:
    """Spread the weights of one text's n-grams over its bytes, shape (bytes + 2, labels).

    Every n-gram gives each of its bytes an equal part (the padding's parts go to the last byte), so
    that the column sums are what :func:`sums` gives.
    """
    layout = lay_out([text])
    bits = len(weights).bit_length() - 1
    end = int(layout.ends[0])
    spread = np.zeros((len(layout.data), weights.shape[1]))
    for order, rows in zip(ORDERS, hashed(layout.data, bits), strict=True):
        part = weights[rows[:end]].astype(np.float64) / order
        for step in range(order):
            spread[step : step + len(part)] += part
    found = words_of(layout)
    for count, rows in enumerate(hashed_words(layout.data, found, words, bits), start=1):
        for start, stop, row in zip(found.starts, found.reach(count), rows, strict=True):
            spread[start:stop] += weights[row].astype(np.float64) / (stop - start)
    spread[end - 1] += spread[end:].sum(axis=0)
    return spread[:end]

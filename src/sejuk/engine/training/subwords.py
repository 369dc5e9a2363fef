"""Words as hashed pieces of three to five bytes, so that a spelling never met is near those that were."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]
ORDERS = range(3, 6)
#: Words of a text, and pieces of a word, that are looked at.
LONGEST = 64
MOST_PIECES = 40


def pieces_of(word: bytes, bits: int) -> Ids:
    """Give the rows, of 2**bits, of a word as a whole and of its pieces, its two ends marked."""
    edged = b"<" + word + b">"
    pieces = [b"=" + word]
    pieces += [edged[start : start + size] for size in ORDERS for start in range(len(edged) - size + 1)]
    mask = (1 << bits) - 1
    return np.array([zlib.crc32(piece) & mask for piece in pieces[:MOST_PIECES]], dtype=np.int64)


@dataclass
class Lexicon:
    """Numbers words as they are met; ``pieces`` holds the rows of each."""

    bits: int
    numbers: dict[bytes, int] = field(default_factory=dict)
    pieces: list[Ids] = field(default_factory=list)

    def number(self, word: bytes) -> int:
        """Give the number of ``word``."""
        known = self.numbers.get(word)
        if known is None:
            known = self.numbers[word] = len(self.pieces)
            self.pieces.append(pieces_of(word, self.bits))
        return known

    def rows(self, texts: Sequence[bytes]) -> list[Ids]:
        """Give the words of each text by number; a text without any has the empty word."""
        found = [[self.number(word) for word in text.split()[:LONGEST]] for text in texts]
        return [np.array(row or [self.number(b"")], dtype=np.int64) for row in found]


@dataclass(frozen=True)
class Batch:
    """Texts side by side.

    ``places`` of shape (texts, words of the longest) says which of the batch's words stands there, -1 for
    none. The pieces of these words lie in ``rows``, each word's from ``starts`` on, ``counts`` of them.
    """

    places: Ids
    rows: Ids
    starts: Ids
    counts: Ids

    @property
    def there(self) -> npt.NDArray[np.bool_]:
        """Where a word stands."""
        return np.asarray(self.places >= 0)


def side_by_side(rows: Sequence[Ids]) -> Ids:
    """Give rows of word numbers as a table, filled up with -1."""
    table = np.full((len(rows), max(map(len, rows))), -1, dtype=np.int64)
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    return table


def batch_of(table: Ids, pieces: Sequence[Ids]) -> Batch:
    """Give the batch of a table of word numbers, -1 for none."""
    found, places = np.unique(table, return_inverse=True)
    absent = int(found[0] < 0)
    chosen = [pieces[number] for number in found[absent:].tolist()]
    counts = np.array([len(one) for one in chosen], dtype=np.int64)
    starts = np.cumsum(counts) - counts
    return Batch(places.reshape(table.shape) - absent, np.concatenate(chosen), starts, counts)

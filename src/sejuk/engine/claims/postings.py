"""Which claims have which stem, and how often: grows by appending, so adding never rebuilds."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

#: A stem's count within one claim is kept up to this.
MOST = 15
_BITS = 4
_PLACE = np.uint64(32)

Numbers = npt.NDArray[np.unsignedinteger[Any] | np.signedinteger[Any]]


class Postings:
    """Places of claims by stem. A place is a claim's number in the order of adding."""

    def __init__(self) -> None:
        self._by_stem: dict[int, array[int]] = {}
        #: How many claims have the stem now.
        self.having: dict[int, int] = {}

    def add(self, place: int, counts: Mapping[int, int]) -> None:
        """Enter a claim's stems; ``place`` is larger than all before."""
        having = self.having
        for stem, count in counts.items():
            packed = place << _BITS | min(count, MOST)
            entries = self._by_stem.get(stem)
            if entries is None:
                self._by_stem[stem] = array("I", (packed,))
            else:
                entries.append(packed)
            having[stem] = having.get(stem, 0) + 1

    @classmethod
    def of(cls, places: Numbers, stems: Numbers) -> Postings:
        """Give the postings of all uses of stems at once: the place and the stem of each, in any order."""
        made = cls()
        keys, counts = np.unique(
            stems.astype(np.uint64) << _PLACE | places.astype(np.uint64), return_counts=True
        )
        packed = (keys.astype(np.uint32) << _BITS) | np.minimum(counts, MOST).astype(np.uint32)
        own = (keys >> _PLACE).astype(np.uint32)
        starts = np.flatnonzero(np.diff(own, prepend=own[:1] ^ 1))
        for stem, part in zip(own[starts].tolist(), np.split(packed, starts[1:]), strict=True):
            made._by_stem[stem] = array("I", part.tobytes())
            made.having[stem] = len(part)
        return made

    def remove(self, stems: Mapping[int, int]) -> None:
        """Let a claim's stems no longer count; its entries stay until the archive is packed."""
        for stem in stems:
            self.having[stem] -= 1

    def entries(self, stem: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]:
        """Give the places of a stem's claims, in order, and its count in each. ``KeyError`` if unknown."""
        packed = np.array(self._by_stem[stem], dtype=np.uint32)
        return (packed >> _BITS).astype(np.intp), (packed & MOST).astype(np.float64)

"""Claims and posts as the search sees them: numbers for words, no texts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sejuk.engine.claims.grams import grams
from sejuk.engine.claims.words import Word, read_words

#: Stands after the stems of each field of a claim.
SEAM = 0
#: Distinct stems of a post that are searched for: a longer one is searched by its first.
MOST_STEMS = 200


@dataclass(frozen=True, slots=True)
class Claim:
    """``stems`` of all fields in order, with :data:`SEAM` after each field; distinct ``grams`` of its words.

    ``time`` is in microseconds since 1970.
    """

    id: str
    stems: npt.NDArray[np.uint32]
    grams: npt.NDArray[np.uint16]
    address: str | None = None
    time: int | None = None

    @property
    def length(self) -> int:
        """How many words it has."""
        return int(np.count_nonzero(self.stems))


@dataclass(frozen=True, slots=True)
class Query:
    """A post: all its words, its distinct stems in the order of first use, its address and time."""

    words: list[Word]
    stems: list[int]
    address: str | None = None
    time: int | None = None


def read_claim(claim_id: str, texts: list[str | None], address: str | None, time: int | None) -> Claim:
    """Read the texts of a claim: what it claims, its title, its summary; any may be missing."""
    stems: list[int] = []
    written: list[str] = []
    for text in filter(None, texts):
        words = read_words(text)
        stems += [*(word.stem for word in words), SEAM]
        written += [word.written for word in words]
    return Claim(claim_id, np.array(stems, np.uint32), grams(written), address, time)


def read_query(text: str, address: str | None, time: int | None) -> Query:
    """Read a post."""
    words = read_words(text)
    distinct = list(dict.fromkeys(word.stem for word in words))[:MOST_STEMS]
    return Query(words, distinct, address, time)

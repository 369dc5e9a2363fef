"""The claims themselves, as the search needs them, and the counts that weigh words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sejuk.engine.claims.grams import BITS
from sejuk.engine.claims.postings import Postings
from sejuk.engine.claims.reading import SEAM, Claim

Floats = npt.NDArray[np.float64]


@dataclass(slots=True)
class Archive:
    """Claims by place; a removed one leaves None until the archive is made anew."""

    claims: list[Claim | None] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    by_address: dict[str, dict[int, None]] = field(default_factory=dict)
    postings: Postings = field(default_factory=Postings)
    words: int = 0
    _lengths: npt.NDArray[np.float64] = field(default_factory=lambda: np.zeros(1024))
    _grams: npt.NDArray[np.int32] = field(default_factory=lambda: np.zeros(1 << BITS, np.int32))

    def __len__(self) -> int:
        return len(self.places)

    @property
    def lengths(self) -> npt.NDArray[np.float64]:
        """Words of each place's claim; -1 where it was removed."""
        return self._lengths[: len(self.claims)]

    @property
    def mean_length(self) -> float:
        """Words of a claim in the mean."""
        return max(1.0, self.words / max(1, len(self)))

    def add(self, claim: Claim) -> None:
        """Enter ``claim``, instead of an earlier one of the same id."""
        self.remove(claim.id)
        place = len(self.claims)
        if place >= len(self._lengths):
            self._lengths = np.concatenate([self._lengths, np.zeros_like(self._lengths)])
        self.claims.append(claim)
        self.places[claim.id] = place
        self._lengths[place] = claim.length
        self.postings.add(place, _counts(claim))
        self._count(claim, 1)
        if claim.address:
            self.by_address.setdefault(claim.address, {})[place] = None

    def remove(self, claim_id: str) -> bool:
        """Forget a claim; say whether there was one of this id."""
        place = self.places.pop(claim_id, None)
        claim = None if place is None else self.claims[place]
        if place is None or claim is None:
            return False
        self.claims[place] = None
        self._lengths[place] = -1
        self.postings.remove(_counts(claim))
        self._count(claim, -1)
        if claim.address:
            del self.by_address[claim.address][place]
        return True

    def present(self) -> list[Claim]:
        """Give the claims in the order in which they were added."""
        return [claim for claim in self.claims if claim is not None]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Archive:
        """Give the archive of ``claims``, whose ids differ: as :meth:`add` of each, but faster."""
        made = cls(list(claims), {claim.id: place for place, claim in enumerate(claims)})
        made._lengths = np.array([claim.length for claim in claims] or [0], np.float64)
        made.words = int(made._lengths.sum())
        for place, claim in enumerate(claims):
            made._grams[claim.grams] += 1
            if claim.address:
                made.by_address.setdefault(claim.address, {})[place] = None
        if claims:
            stems = np.concatenate([claim.stems for claim in claims])
            places = np.repeat(np.arange(len(claims)), [len(claim.stems) for claim in claims])
            made.postings = Postings.of(places[stems != SEAM], stems[stems != SEAM])
        return made

    def rarities(self, stems: Sequence[int]) -> Floats:
        """Give how much each stem says: the inverse document frequency of BM25, never negative."""
        having = self.postings.having
        return self._rarity(np.array([having.get(stem, 0) for stem in stems], np.float64))

    def gram_rarities(self, hashes: npt.NDArray[np.uint16]) -> Floats:
        """Give how much each of ``hashes`` (of grams) says, as :meth:`rarities` does for stems."""
        return self._rarity(self._grams[hashes].astype(np.float64))

    def _rarity(self, having: Floats) -> Floats:
        return np.asarray(np.log1p((len(self) - having + 0.5) / (having + 0.5)))

    def _count(self, claim: Claim, by: int) -> None:
        self.words += by * claim.length
        self._grams[claim.grams] += by


def _counts(claim: Claim) -> Counter[int]:
    counts = Counter(claim.stems.tolist())
    del counts[SEAM]
    return counts

"""The first stage: BM25 over stems picks the claims that are worth comparing in full.

Robertson and Zaragoza (2009), "The Probabilistic Relevance Framework"; all fields of a claim count as
one text.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sejuk.engine.claims.archive import Archive

#: A repeated word adds little more; a claim must be worth its length.
K1 = 1.2
#: Claims that are compared in full.
CANDIDATES = 50
#: Entries that one search walks through, rarest stems first; the stems that are left then only add to
#: the best :data:`POOL` claims found so far.
EFFORT = 60_000
POOL = 1000

Places = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]


def retrieve(archive: Archive, stems: list[int]) -> tuple[Places, Floats]:
    """Give the places of the best claims with their scores, best first, the earlier of equals first."""
    finding, adding = _parted(archive, stems)
    rarity = dict(zip(stems, archive.rarities(stems).tolist(), strict=True))
    scores = np.zeros(len(archive.claims))
    for stem in finding:
        places, counts = archive.postings.entries(stem)
        scores[places] += rarity[stem] * _worth(archive, places, counts)
    pool = np.flatnonzero(scores > 0)
    pool = pool[archive.lengths[pool] >= 0]
    if adding:
        pool = np.sort(_best(pool, scores[pool], POOL))
        for stem in adding:
            places, counts = _within(*archive.postings.entries(stem), pool)
            scores[places] += rarity[stem] * _worth(archive, places, counts)
    best = _best(pool, scores[pool], CANDIDATES)
    return best, scores[best]


def _parted(archive: Archive, stems: list[int]) -> tuple[list[int], list[int]]:
    having = archive.postings.having
    known = sorted((stem for stem in stems if having.get(stem, 0)), key=having.__getitem__)
    walked = np.cumsum([having[stem] for stem in known])
    count = max(1, int(np.searchsorted(walked, EFFORT, side="right")))
    return known[:count], known[count:]


def _worth(archive: Archive, places: Places, counts: Floats) -> Floats:
    norms = K1 / archive.mean_length * archive.lengths[places]
    return (K1 + 1) * counts / (counts + norms)


def _within(places: Places, counts: Floats, pool: Places) -> tuple[Places, Floats]:
    near = np.searchsorted(places, pool)
    near[near == len(places)] = 0
    near = near[places[near] == pool]
    return places[near], counts[near]


def _best(places: Places, scores: Floats, most: int) -> Places:
    if len(places) > most:
        least = np.partition(scores, len(scores) - most)[len(scores) - most]
        places, scores = places[scores >= least], scores[scores >= least]
    return places[np.argsort(-scores, kind="stable")][:most]

"""Two wordings of one claim: they do not make each other doubtful.

The distance to the best *other* candidate says how sure the best one is. Where the other is the same rumour
in another publisher's words, it says nothing of the kind.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sejuk.engine.claims.archive import Archive
from sejuk.engine.claims.reading import SEAM, Claim

#: Part of the words (by rarity) of the shorter that the longer has, from which on two are one claim.
ALIKE = 0.6


def twins(archive: Archive, claims: Sequence[Claim]) -> npt.NDArray[np.bool_]:
    """Which of a few claims are wordings of the same one, shape (claims, claims); each is its own twin.

    Claims with different numbers are different claims, however alike their words.
    """
    found = np.eye(len(claims), dtype=bool)
    stems = [np.unique(one.stems[one.stems != SEAM]) for one in claims]
    for first in range(len(claims)):
        for second in range(first):
            found[first, second] = found[second, first] = _are(archive, stems[first], stems[second])
    return found


def _are(archive: Archive, first: npt.NDArray[np.uint32], second: npt.NDArray[np.uint32]) -> bool:
    common = np.intersect1d(first, second, assume_unique=True)
    if not _numbers(first, second, common):
        return False
    shorter = min(_rarity(archive, first), _rarity(archive, second))
    return shorter > 0 and _rarity(archive, common) >= ALIKE * shorter


def _numbers(*stems: npt.NDArray[np.uint32]) -> bool:
    """Whether the numbers of one are among those of the other."""
    first, second, common = (int(np.count_nonzero(one & 1)) for one in stems)
    return common == min(first, second)


def _rarity(archive: Archive, stems: npt.NDArray[np.uint32]) -> float:
    return float(np.sum(archive.rarities(stems.tolist())))

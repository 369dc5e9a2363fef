"""Plain BM25, the baseline of claim retrieval: lower-case words, nothing else."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_K1, _B = 1.2, 0.75


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


class PlainBM25:
    """Ranks documents by Robertson's BM25 with k1 1.2 and b .75."""

    def __init__(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        self._ids = ids
        counts = [Counter(_words(text)) for text in texts]
        lengths = np.array([sum(count.values()) for count in counts], float)
        self._norms = _K1 * (1 - _B + _B * lengths / lengths.mean())
        self._having: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, count in enumerate(counts):
            for word, times in count.items():
                self._having[word].append((place, times))

    def best(self, text: str, top: int) -> list[str]:
        """Give the ids of the ``top`` best documents, best first, the earlier of equals first."""
        scores = np.zeros(len(self._ids))
        for word in set(_words(text)) & self._having.keys():
            places, values = self._column(word)
            scores[places] += values
        order = np.argsort(-scores, kind="stable")[:top]
        return [self._ids[place] for place in order.tolist()]

    def _column(self, word: str) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]:
        places, times = np.array(self._having[word]).T
        rarity = math.log1p((len(self._ids) - len(places) + 0.5) / (len(places) + 0.5))
        return places, rarity * times * (_K1 + 1) / (times + self._norms[places])

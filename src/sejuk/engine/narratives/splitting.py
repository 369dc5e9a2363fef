"""When one narrative turns out to be two.

A narrative that grows may drift, or bring together what only looked alike. From time to time its
wordings are parted in two by their senses (spherical 2-means); where the halves are no nearer to each
other than to the whole stream, they become two narratives.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sejuk.engine.narratives.background import joined
from sejuk.engine.narratives.book import Narrative, Variant
from sejuk.engine.narratives.memory import Memory
from sejuk.engine.narratives.senses import Sense
from sejuk.engine.narratives.settings import GroupingSettings

#: Fewer wordings than this are no half.
_LEAST_HALF = 6
_ROUNDS = 8

Halves = npt.NDArray[np.bool_]


def _sizes() -> frozenset[int]:
    sizes, size = [], 16.0
    while size < 10**7:
        sizes.append(round(size))
        size *= 1.25
    return frozenset(sizes)


#: Sizes at which a narrative is looked at: each a quarter larger, so that all looks together cost little.
#: They depend on the size alone, so that a restart changes nothing.
_LOOKED_AT = _sizes()


def find_other(memory: Memory, settings: GroupingSettings, narrative: Narrative) -> list[Variant]:
    """Give the variants that say something else than the rest of ``narrative``, else none."""
    if len(narrative.variants) not in _LOOKED_AT or narrative.by_hand:
        return []
    variants = memory.book.members(narrative)
    other = _halves([variant.sense for variant in variants])
    if min(other.sum(), (~other).sum()) < _LEAST_HALF:
        return []
    # The larger half keeps the name.
    other = other if 2 * other.sum() <= len(other) else ~other
    parts = [[v for v, there in zip(variants, other, strict=True) if there == side] for side in (False, True)]
    return parts[1] if _gain(memory, settings, *parts) < settings.split_margin else []


def _halves(wordings: Sequence[Sense]) -> Halves:
    """Part by sense: begins with the sense farthest from all, and the one farthest from that."""
    senses = np.array(wordings, np.float64)
    first = int((senses @ senses.sum(axis=0)).argmin())
    second = int((senses @ senses[first]).argmin())
    centres = senses[[first, second]]
    other = np.zeros(len(senses), bool)
    for _ in range(_ROUNDS):
        lengths = [math.sqrt(max(1, int((centre * centre).sum()))) for centre in centres]
        again = (senses @ centres[1]) / lengths[1] > (senses @ centres[0]) / lengths[0]
        if (again == other).all() or again.all() or not again.any():
            break
        other = again
        centres = np.array([senses[~other].sum(axis=0), senses[other].sum(axis=0)])
    return other


def _gain(
    memory: Memory, settings: GroupingSettings, one: Sequence[Variant], other: Sequence[Variant]
) -> float:
    sums = [joined([variant.vector for variant in part]) for part in (one, other)]
    product, likeness = memory.background.product, memory.background.likeness
    squares = [product(each, each) for each in sums]
    common = [
        likeness(memory.background.dot(each), square) for each, square in zip(sums, squares, strict=True)
    ]
    length = math.sqrt(float(squares[0]) * float(squares[1]))
    lexical = product(*sums) / length - max(common) if length else 0.0
    senses = [np.array([variant.sense for variant in part], np.int64).sum(axis=0) for part in (one, other)]
    return lexical + settings.meaning * memory.meaning.parted(*senses)

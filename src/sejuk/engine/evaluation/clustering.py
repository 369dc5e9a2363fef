"""How well a grouping agrees with the truth.

All three look at pairs or items only through the sizes of the groups and of their overlaps.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

Labels = Sequence[Hashable]


@dataclass(frozen=True, slots=True)
class Agreement:
    """``nmi``, ``ari`` and ``b3`` are 1 for the same grouping; ``groups`` counts those found."""

    nmi: float
    ari: float
    b3: float
    b3_precision: float
    b3_recall: float
    groups: int


def agreement(truth: Labels, found: Labels) -> Agreement:
    """Compare two groupings of the same items, at least one; ``ValueError`` where lengths differ."""
    both = Counter(zip(truth, found, strict=True))
    true, guessed = Counter(truth), Counter(found)
    precision = math.fsum(n * n / guessed[g] for (_, g), n in both.items()) / len(truth)
    recall = math.fsum(n * n / true[t] for (t, _), n in both.items()) / len(truth)
    b3 = 2 * precision * recall / (precision + recall)
    return Agreement(
        _nmi(both, true, guessed), _ari(both, true, guessed), b3, precision, recall, len(guessed)
    )


def fragments(truth: Labels, found: Labels, part: float = 0.9) -> dict[Hashable, int]:
    """Give, for each true group, how many found groups hold ``part`` of it, the largest first."""
    held: dict[Hashable, Counter[Hashable]] = {}
    for group, guess in zip(truth, found, strict=True):
        held.setdefault(group, Counter())[guess] += 1
    return {group: _needed(counts, part) for group, counts in held.items()}


def _needed(counts: Counter[Hashable], part: float) -> int:
    left = part * counts.total() - 1e-9
    for needed, (_, count) in enumerate(counts.most_common(), start=1):
        left -= count
        if left <= 0:
            return needed
    return len(counts)


def _nmi(
    both: Counter[tuple[Hashable, Hashable]], true: Counter[Hashable], found: Counter[Hashable]
) -> float:
    """Mutual information over the mean of the entropies (arithmetic)."""
    total = true.total()
    shared = math.fsum(n / total * math.log(n * total / (true[t] * found[g])) for (t, g), n in both.items())
    mean = (_entropy(true.values(), total) + _entropy(found.values(), total)) / 2
    return shared / mean if mean else 1.0


def _entropy(counts: Iterable[int], total: int) -> float:
    return -math.fsum(n / total * math.log(n / total) for n in counts)


def _ari(
    both: Counter[tuple[Hashable, Hashable]], true: Counter[Hashable], found: Counter[Hashable]
) -> float:
    """Hubert and Arabie (1985): agreement on pairs, corrected for chance."""
    pairs = [sum(n * (n - 1) / 2 for n in counts.values()) for counts in (both, true, found)]
    every = true.total() * (true.total() - 1) / 2
    expected = pairs[1] * pairs[2] / every if every else 0.0
    most = (pairs[1] + pairs[2]) / 2
    return (pairs[0] - expected) / (most - expected) if most != expected else 1.0

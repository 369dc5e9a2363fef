"""Reproducible draws: one stream of numbers a purpose.

Only ``random.Random.random`` is used, the one method that Python promises to keep reproducible
across versions; everything else is built from it here.
"""

from __future__ import annotations

import math
import random
from bisect import bisect
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """Numbers that depend on nothing but the parts of the key."""

    __slots__ = ("unit",)

    def __init__(self, *key: object) -> None:
        #: The next number in [0, 1).
        self.unit = random.Random(":".join(map(str, key))).random  # noqa: S311  # not for secrets

    def below(self, n: int) -> int:
        """An integer in [0, n)."""
        return int(self.unit() * n)

    def between(self, low: float, high: float) -> float:
        """A number in [low, high)."""
        return low + (high - low) * self.unit()

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self.unit() < probability

    def pick(self, items: Sequence[T]) -> T:
        """One of the items, each as likely as the others."""
        return items[int(self.unit() * len(items))]

    def weighted(self, items: Sequence[T], cumulative: Sequence[float]) -> T:
        """One of the items; ``cumulative`` are running sums of their weights."""
        return items[min(bisect(cumulative, self.unit() * cumulative[-1]), len(items) - 1)]

    def sample(self, items: Sequence[T], n: int) -> list[T]:
        """``n`` different items in random order."""
        pool = list(items)
        for i in range(min(n, len(pool))):
            j = i + self.below(len(pool) - i)
            pool[i], pool[j] = pool[j], pool[i]
        return pool[:n]

    def normal(self) -> float:
        """A standard normal number (Box–Muller)."""
        return math.sqrt(-2 * math.log(1 - self.unit())) * math.cos(2 * math.pi * self.unit())

    def count(self, mean: float) -> int:
        """A Poisson count; above 60 by its normal approximation."""
        if mean > 60:
            return max(0, round(mean + math.sqrt(mean) * self.normal()))
        limit, product, n = math.exp(-mean), self.unit(), 0
        while product > limit:
            product *= self.unit()
            n += 1
        return n

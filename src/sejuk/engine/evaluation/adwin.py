"""ADWIN, the adaptive window of Bifet and Gavaldà (2007): a baseline to measure early warning against.

A window of numbers is kept as an exponential histogram: buckets of 1, 2, 4, … numbers, at most ``_EACH``
of a size. After each number every cut between buckets is tried; where the means of the two sides differ
by more than chance allows (their Theorem 3.2, with the variance), the older side is dropped.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

_EACH = 5
#: Both sides of a cut have at least so many numbers.
_LEAST = 3


@dataclass(slots=True)
class _Bucket:
    count: int
    total: float
    squares: float


class Adwin:
    """``delta``: the chance that a window without a change is cut."""

    def __init__(self, delta: float = 0.002) -> None:
        self._delta = delta
        self._buckets: list[_Bucket] = []

    def __len__(self) -> int:
        return sum(bucket.count for bucket in self._buckets)

    def add(self, value: float) -> bool:
        """Take ``value``; say whether the window was cut because its newer side is larger."""
        self._buckets.append(_Bucket(1, value, value * value))
        self._compress()
        risen = False
        while (cut := self._cut()) is not None:
            place, rise = cut
            del self._buckets[:place]
            risen |= rise
        return risen

    def _compress(self) -> None:
        """Unite the two oldest buckets of a size of which there are too many."""
        size = 1
        while True:
            places = [place for place, bucket in enumerate(self._buckets) if bucket.count == size]
            if len(places) <= _EACH:
                return
            first = self._buckets[places[0]]
            second = self._buckets.pop(places[0] + 1)
            first.count += second.count
            first.total += second.total
            first.squares += second.squares
            size *= 2

    def _cut(self) -> tuple[int, bool] | None:
        """Give the first place to cut at, and whether the mean rises there."""
        whole, total = len(self), sum(bucket.total for bucket in self._buckets)
        if not total:
            return None
        variance = max(0.0, sum(b.squares for b in self._buckets) / whole - (total / whole) ** 2)
        log = math.log(2 * math.log(max(2, whole)) / self._delta)
        count, older = 0, 0.0
        for place, bucket in enumerate(self._buckets, start=1):
            count, older = count + bucket.count, older + bucket.total
            newer = whole - count
            if min(count, newer) < _LEAST:
                continue
            inverse = 1 / count + 1 / newer
            limit = math.sqrt(2 * inverse * variance * log) + 2 / 3 * inverse * log
            rise = (total - older) / newer - older / count
            if abs(rise) > limit:
                return place, rise > 0
        return None

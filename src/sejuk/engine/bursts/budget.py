"""The alarm budget: what has been raised, and how much may still be."""

from __future__ import annotations

from bisect import bisect_right, insort
from datetime import datetime, timedelta

_DAY = timedelta(days=1)


class Budget:
    """At most ``a_day`` alerts in any 24 hours, and one a narrative for ever."""

    def __init__(self, a_day: int) -> None:
        self.a_day = a_day
        self._raised: dict[str, datetime] = {}
        self._times: list[datetime] = []

    def left(self, at: datetime) -> int:
        """Give how many alerts may be raised at ``at``; what is later than ``at`` counts too."""
        return max(0, self.a_day - (len(self._times) - bisect_right(self._times, at - _DAY)))

    def has_raised(self, narrative_id: str) -> bool:
        """Say whether the narrative has had its alert."""
        return narrative_id in self._raised

    def spend(self, narrative_id: str, at: datetime) -> None:
        """Write down an alert."""
        self._raised[narrative_id] = at
        # All are kept: a look may come late, and its day has a budget too.
        insort(self._times, at)

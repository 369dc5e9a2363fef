"""The alarm budget: what has been raised, and how much may still be."""

from __future__ import annotations

from datetime import datetime, timedelta

_DAY = timedelta(days=1)


class Budget:
    """At most ``a_day`` alerts in any 24 hours, and one a narrative for ever."""

    def __init__(self, a_day: int) -> None:
        self.a_day = a_day
        self._raised: dict[str, datetime] = {}
        self._latest: list[datetime] = []

    def left(self, at: datetime) -> int:
        """Give how many alerts may be raised at ``at``; what is later than ``at`` counts too."""
        return max(0, self.a_day - sum(time > at - _DAY for time in self._latest))

    def has_raised(self, narrative_id: str) -> bool:
        """Say whether the narrative has had its alert."""
        return narrative_id in self._raised

    def spend(self, narrative_id: str, at: datetime) -> None:
        """Write down an alert."""
        self._raised[narrative_id] = at
        self._latest = [*[time for time in self._latest if time > at - _DAY], at]

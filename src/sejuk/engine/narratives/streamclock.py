"""The stream's own clock: the engine has no other."""

from __future__ import annotations

import heapq


class StreamClock:
    """The time that ``witnesses`` posts have passed: a few wrong dates cannot move it ahead.

    ``now`` is in microseconds since 1970; None until enough posts had a time.
    """

    def __init__(self, witnesses: int = 20) -> None:
        self.now: int | None = None
        self._latest: list[int] = []
        self._witnesses = witnesses

    def see(self, time: int | None) -> None:
        """Take note of a post's time, in microseconds since 1970."""
        if time is None:
            return
        if len(self._latest) < self._witnesses:
            heapq.heappush(self._latest, time)
        elif time > self._latest[0]:
            heapq.heapreplace(self._latest, time)
        if len(self._latest) == self._witnesses:
            self.now = self._latest[0]

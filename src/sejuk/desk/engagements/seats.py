"""Who gets a seat: one rule for the queue and for the draw, so that it can be told in one sentence.

In the order of the queue or of the draw, each takes a seat kept for their category, else a seat kept for
nobody, else waits. Whoever leaves takes no seat from anybody; whoever comes at the end neither.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """Seats altogether (None: for everybody), and how many are kept for a category."""

    seats: int | None
    kept: Mapping[str, int]

    @property
    def free(self) -> int:
        """Seats that are kept for nobody."""
        return max(0, (self.seats or 0) - sum(self.kept.values()))


def allocate(categories: Sequence[str], room: Room) -> list[bool]:
    """For each of those who come, in order, whether there is a seat."""
    if room.seats is None:
        return [True] * len(categories)
    kept, free, given = dict(room.kept), room.free, []
    for category in categories:
        if kept.get(category, 0) > 0:
            kept[category] -= 1
            given.append(True)
        else:
            given.append(free > 0)
            free = max(0, free - 1)
    return given

"""How often to ask: as often as the feed has news, between five minutes and a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=24)
_FIRST_LONGEST = timedelta(hours=1)
#: A feed that asks for more patience than this, and is livelier than it says, is not obeyed:
#: WordPress writes "hourly" into every feed, however busy the site.
_FLOOR_OBEYED = timedelta(hours=1)
_NEW_ITEMS_A_VISIT = 2.0
#: Weight of the last visit against all before it.
_WEIGHT = 0.3


def first_rate(published: Sequence[datetime]) -> float:
    """Items an hour, as the dates of a feed's items show it. One an hour where they do not."""
    if len(published) < 2:
        return 1.0
    hours = (max(published) - min(published)).total_seconds() / 3600
    return (len(published) - 1) / hours if hours > 0 else 1.0


def learned_rate(rate: float, new_items: int, elapsed: timedelta) -> float:
    """``rate`` (items an hour) corrected by what this visit found after ``elapsed``."""
    hours = max(elapsed.total_seconds(), 60.0) / 3600
    return (1 - _WEIGHT) * rate + _WEIGHT * new_items / hours


def next_visit(rate: float, previous: timedelta | None, floor_seconds: float = 0.0) -> timedelta:
    """The time until the next visit.

    Aims at two new items a visit, never more than doubles from one visit to the next, so that a
    quiet night does not make the morning late, and honours the feed's own wish up to an hour.
    """
    hours = min(_NEW_ITEMS_A_VISIT / rate if rate > 0 else 24.0, 24.0)
    ceiling = _FIRST_LONGEST if previous is None else previous * 2
    floor = min(timedelta(seconds=min(floor_seconds, 86400.0)), _FLOOR_OBEYED)
    wanted = max(min(timedelta(hours=hours), ceiling), floor)
    return min(max(wanted, SHORTEST), LONGEST)

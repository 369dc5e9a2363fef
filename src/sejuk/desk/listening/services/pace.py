"""How many items a day are normal for a source, and when its silence says something."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from sejuk.desk.listening.models import SourceHealth

#: Weight of the newest day in the running mean.
NEWEST = 0.3
DAY = timedelta(days=1)
#: A silence is strange where a source of its pace would be silent so long less often than this.
STRANGE = 0.001
#: A source that never brought anything is strange after this.
FIRST_ITEM = timedelta(days=3)


def new_normal(health: SourceHealth, at: datetime) -> None:
    """Bring the normal number of items a day up to date, once a whole day was counted."""
    since = health.counted_since
    if since is None or at - since < DAY:
        return
    rate = health.counted_items / ((at - since) / DAY)
    old = health.normal_per_day
    health.normal_per_day = rate if old is None else (1 - NEWEST) * old + NEWEST * rate
    health.counted_since, health.counted_items = at, 0


@dataclass(frozen=True, slots=True)
class Silence:
    """How long a source has been silent, and how often that would happen by chance."""

    since: datetime
    probability: float

    @property
    def is_strange(self) -> bool:
        """Whether somebody should look."""
        return self.probability < STRANGE


def silence(health: SourceHealth, active_since: datetime | None, at: datetime) -> Silence | None:
    """The present silence. Items come as a Poisson process: P(none in t) = exp(−rate · t)."""
    since = health.last_item_at or active_since
    if since is None or at <= since:
        return None
    if health.last_item_at is None:
        return Silence(since, 0.0 if at - since > FIRST_ITEM else 1.0)
    if health.normal_per_day is None:
        return None
    return Silence(since, math.exp(-health.normal_per_day * ((at - since) / DAY)))

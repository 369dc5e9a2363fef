"""What a watcher can be set to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

#: Wordings are counted over so long before a look: a night's silence must not make a rumour look copied.
TOLD_WITHIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """The defaults of early warning, chosen on the demo worlds of seeds 1, 2 and 3.

    ``window`` and ``history``: hours that are looked at, and hours before them that say what is normal.
    ``chance``: a window is surprising where it would have a chance below this if nothing had changed.
    ``least_authors``: fewer independent authors than this are never shown (G17).
    ``least_wordings``: a narrative of claims must be told in so many wordings (``effective_number``): a
    model that errs on a sentence errs on each of its copies.
    ``least_harm``: harmful posts that the window must hold, as an expectation; a claim counts half.
    ``least_share``: their least part of the window's posts: criticism with a stray hit stays silent.
    ``least_temperature``: a colder narrative is no warning.
    ``most_rhythm``: the rhythm makes a window expected at most this many times larger or smaller.
    ``largest_size``: the negative binomial's size is at most this: posts come in bursts by nature.
    """

    window: int = 6
    history: int = 336
    chance: float = 0.05
    least_authors: int = 3
    least_wordings: float = 3.0
    least_harm: float = 2.0
    least_share: float = 0.1
    least_temperature: float = 2.0
    most_rhythm: float = 4.0
    largest_size: float = 5.0

"""What a watcher can be set to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """The defaults of early warning.

    ``window`` and ``history``: hours that are looked at, and hours before them that say what is normal.
    ``false_alarms``: expected part of false alarms among those a look raises (Benjamini–Hochberg).
    ``least_authors``: fewer independent authors than this are never shown (G17).
    ``least_harm``: harmful posts that the window must hold, as an expectation.
    ``least_share``: their least part of the window's posts: criticism with a stray hit stays silent.
    ``least_temperature``: a colder narrative is no warning.
    ``most_rhythm``: the rhythm makes a window expected at most this many times larger or smaller.
    ``largest_size``: the negative binomial's size is at most this: posts come in bursts by nature.
    """

    window: int = 6
    history: int = 336
    false_alarms: float = 0.05
    least_authors: int = 3
    least_harm: float = 3.0
    least_share: float = 0.15
    least_temperature: float = 5.0
    most_rhythm: float = 4.0
    largest_size: float = 5.0

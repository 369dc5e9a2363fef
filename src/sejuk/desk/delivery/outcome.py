"""What became of one try to send."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Outcome:
    """The way in ``MESSAGE_TRANSITIONS`` that the try takes, and why.

    ``wait``: how long the server asked us to stay away. ``everybody``: the whole channel waits, not this one
    message alone.
    """

    verb: str
    error: str = ""
    wait: timedelta | None = None
    everybody: bool = False


TAKEN = Outcome("taken")
#: The answer never came: nobody can say whether it was taken.
LOST = Outcome("lost", "lost")


def not_taken(error: str, wait: timedelta | None = None, *, everybody: bool = False) -> Outcome:
    """The server certainly did not take it; another try may."""
    return Outcome("not_taken", error, wait, everybody)


def refused(error: str) -> Outcome:
    """The server said that it will never take it."""
    return Outcome("refused", error)

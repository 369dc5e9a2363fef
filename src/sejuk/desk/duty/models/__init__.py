"""What duty stores."""

from sejuk.desk.duty.models.roster import Crew, Feed, GapNotice, Leave, Roster, Shift, Watch
from sejuk.desk.duty.models.swap import Swap, SwapState

__all__ = [
    "Crew",
    "Feed",
    "GapNotice",
    "Leave",
    "Roster",
    "Shift",
    "Swap",
    "SwapState",
    "Watch",
]

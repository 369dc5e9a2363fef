"""What duty stores."""

from sejuk.desk.duty.models.call import Call, CallState, CallStep, Chain, Ring, Who
from sejuk.desk.duty.models.handover import HandOver, HandOverNote, HandOverState
from sejuk.desk.duty.models.readiness import EventDay, ReadyTick
from sejuk.desk.duty.models.roster import Crew, Feed, GapNotice, Leave, Roster, Shift, Watch
from sejuk.desk.duty.models.swap import Swap, SwapState

__all__ = [
    "Call",
    "CallState",
    "CallStep",
    "Chain",
    "Crew",
    "EventDay",
    "Feed",
    "GapNotice",
    "HandOver",
    "HandOverNote",
    "HandOverState",
    "Leave",
    "ReadyTick",
    "Ring",
    "Roster",
    "Shift",
    "Swap",
    "SwapState",
    "Watch",
    "Who",
]

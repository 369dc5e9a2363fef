"""What this room stores."""

from sejuk.desk.network.models.account import AccountState, AccountWarning, OfficialAccount, Platform
from sejuk.desk.network.models.broadcast import Broadcast, BroadcastState, Receipt
from sejuk.desk.network.models.look import BroadcastLook
from sejuk.desk.network.models.partner import LeftAlone, Partner, PartnerState, Subject, Way
from sejuk.desk.network.models.picture import BroadcastPicture
from sejuk.desk.network.models.question import PressQuestion, QuestionState

__all__ = [
    "AccountState",
    "AccountWarning",
    "Broadcast",
    "BroadcastLook",
    "BroadcastPicture",
    "BroadcastState",
    "LeftAlone",
    "OfficialAccount",
    "Partner",
    "PartnerState",
    "Platform",
    "PressQuestion",
    "QuestionState",
    "Receipt",
    "Subject",
    "Way",
]

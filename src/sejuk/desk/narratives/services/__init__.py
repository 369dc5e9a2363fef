"""The verbs of this room."""

from sejuk.desk.narratives.services.budgeting import set_budget
from sejuk.desk.narratives.services.mailing import mail_alerts
from sejuk.desk.narratives.services.muting import mute, unmute
from sejuk.desk.narratives.services.refreshing import refresh
from sejuk.desk.narratives.services.regrouping import merge, split
from sejuk.desk.narratives.services.settling import acknowledge, dismiss

__all__ = [
    "acknowledge",
    "dismiss",
    "mail_alerts",
    "merge",
    "mute",
    "refresh",
    "set_budget",
    "split",
    "unmute",
]

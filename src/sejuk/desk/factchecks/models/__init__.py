"""What the library stores."""

from sejuk.desk.factchecks.models.factcheck import Appearance, FactCheck, Library, Origin, State, Version
from sejuk.desk.factchecks.models.pull import Pull
from sejuk.desk.factchecks.models.subscription import Subscription, SubscriptionState

__all__ = [
    "Appearance",
    "FactCheck",
    "Library",
    "Origin",
    "Pull",
    "State",
    "Subscription",
    "SubscriptionState",
    "Version",
]

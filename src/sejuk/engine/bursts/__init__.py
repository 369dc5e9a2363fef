"""Early warning: bursts under an alarm budget."""

from sejuk.engine.bursts.schedule import Scheduled, read_schedule
from sejuk.engine.bursts.settings import TOLD_WITHIN, WatchSettings
from sejuk.engine.bursts.watcher import Watcher

__all__ = ["TOLD_WITHIN", "Scheduled", "WatchSettings", "Watcher", "read_schedule"]

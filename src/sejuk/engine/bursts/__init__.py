"""Early warning: bursts under an alarm budget."""

from sejuk.engine.bursts.schedule import Scheduled, read_schedule
from sejuk.engine.bursts.settings import WatchSettings
from sejuk.engine.bursts.watcher import Watcher

__all__ = ["Scheduled", "WatchSettings", "Watcher", "read_schedule"]

"""Early warning: bursts under an alarm budget."""

from sejuk.engine.bursts.settings import WatchSettings
from sejuk.engine.bursts.watcher import Watcher

__all__ = ["WatchSettings", "Watcher"]

"""Narratives: many posts that say the same thing, under one stable id."""

from sejuk.engine.narratives.grouper import Grouper
from sejuk.engine.narratives.settings import GroupingSettings
from sejuk.engine.narratives.tracks import Tracks

__all__ = ["Grouper", "GroupingSettings", "Tracks"]

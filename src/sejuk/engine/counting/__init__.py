"""Counts that outlive posts: a narrative's hours, and narratives as a whole."""

from sejuk.engine.counting.hours import HourCounter, hourly
from sejuk.engine.counting.summaries import Summaries, summarise

__all__ = ["HourCounter", "Summaries", "hourly", "summarise"]

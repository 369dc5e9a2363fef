"""Clocks of cases: working time of a unit, deadlines, pauses, escalation."""

from sejuk.desk.cases.clocks.running import follow, pause, resume

__all__ = ["follow", "pause", "resume"]

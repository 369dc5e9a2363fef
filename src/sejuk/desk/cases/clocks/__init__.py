"""Clocks of cases: working time of a unit, deadlines, pauses, escalation."""

from __future__ import annotations

from datetime import datetime

from sejuk.desk.cases.models import Case


def follow(case: Case, at: datetime) -> None:
    """Make the running clock fit the case's state, unit and severity."""

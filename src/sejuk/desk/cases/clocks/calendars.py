"""The calendar of a unit: its zone, its hours, its holidays."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, time
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from sejuk.desk.cases.clocks.holidays import holidays
from sejuk.desk.cases.clocks.hours import Calendar
from sejuk.desk.organisation.models import Unit

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Week = tuple[tuple[tuple[time, time], ...], ...]


def calendar_of(unit: Unit) -> Calendar:
    """When the unit works: always, or in the office hours of its institution's kind."""
    zone = ZoneInfo(unit.time_zone)
    if unit.around_the_clock:
        return Calendar(zone)
    return _calendar(unit.time_zone, unit.institution.kind, holidays().days())


@lru_cache(maxsize=64)
def _calendar(zone: str, kind: str, days: frozenset[date]) -> Calendar:
    return Calendar(ZoneInfo(zone), week_of(kind), days)


@cache
def week_of(kind: str) -> Week:
    """Office hours of an institution's kind, Monday to Sunday."""
    text = files("sejuk.desk.cases.clocks").joinpath("data/hours.toml").read_text("utf-8")
    rules = tomllib.loads(text)["hours"]
    return _week(next(rule for rule in rules if kind in rule.get("kinds", [kind])))


def _week(rule: Mapping[str, Any]) -> Week:
    return tuple(tuple(_span(text) for text in rule.get(day, [])) for day in DAYS)


def _span(text: str) -> tuple[time, time]:
    opens, _, closes = text.partition("-")
    return time.fromisoformat(opens), time.fromisoformat(closes)

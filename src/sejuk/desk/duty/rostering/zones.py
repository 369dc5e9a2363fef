"""Days of a unit as moments, and the other way round."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sejuk.desk.organisation.models import Unit


def zone_of(unit: Unit) -> ZoneInfo:
    """The unit's zone: WIB, WITA or WIT."""
    return ZoneInfo(unit.time_zone)


def today(unit: Unit, at: datetime) -> date:
    """The day that it is at ``at`` where the unit is."""
    return at.astimezone(zone_of(unit)).date()


def midnight(unit: Unit, day: date) -> datetime:
    """The moment at which ``day`` begins where the unit is, in UTC."""
    return datetime.combine(day, time(), zone_of(unit)).astimezone(UTC)


def day_after(day: date) -> date:
    """The next day."""
    return day + timedelta(days=1)

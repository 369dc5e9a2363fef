"""What people call the zones of Indonesia."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import formats, timezone

_NAMES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def zone_name() -> str:
    """The name of the active zone: ``WITA``, or as the time zone database has it."""
    return name_of_zone(timezone.get_current_timezone_name())


def name_of_zone(zone: str) -> str:
    """``WITA`` for ``Asia/Makassar``, or as the time zone database has it."""
    return _NAMES.get(zone, zone)


def in_every_zone(moment: datetime) -> list[str]:
    """A moment as the three zones of Indonesia say it, the active one first: what all join at once."""
    active = timezone.get_current_timezone_name()
    zones = sorted(_NAMES, key=lambda zone: zone != active)
    return [
        f"{formats.date_format(moment.astimezone(ZoneInfo(zone)), 'j M Y H.i')} {_NAMES[zone]}"
        for zone in zones
    ]

"""What people call the zones of Indonesia."""

from __future__ import annotations

from django.utils import timezone

_NAMES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def zone_name() -> str:
    """The name of the active zone: ``WITA``, or as the time zone database has it."""
    return name_of_zone(timezone.get_current_timezone_name())


def name_of_zone(zone: str) -> str:
    """``WITA`` for ``Asia/Makassar``, or as the time zone database has it."""
    return _NAMES.get(zone, zone)

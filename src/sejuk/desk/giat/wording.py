"""Lines that every report words alike."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sejuk.desk.cases.referring.letters import date_in_words
from sejuk.desk.organisation.models import Institution
from sejuk.desk.shell.zones import name_of_zone

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def addressed_as(institution: Institution) -> str:
    """How a superior of this institution is spoken to."""
    return "Komandan" if institution.kind == Institution.Kind.POLICE else "Bapak/Ibu"


def time_and_place(starts_at: datetime, ends_at: datetime | None, zone: str, place: str) -> tuple[str, ...]:
    """Day, hours with their zone, and the place, each on a line of its own."""
    start = starts_at.astimezone(ZoneInfo(zone))
    day = f"{_DAYS[start.weekday()]}, {date_in_words(start)}"
    hours = f"pukul {start:%H.%M}"
    if ends_at is not None:
        end = ends_at.astimezone(ZoneInfo(zone))
        until = f"{end:%H.%M}" if end.date() == start.date() else f"{date_in_words(end)} {end:%H.%M}"
        hours += f"–{until}"
    return (f"{day}, {hours} {name_of_zone(zone)}", *([place] if place else []))


def lines(text: str) -> tuple[str, ...]:
    """What somebody typed, a line each, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())

"""Calendars that other programs subscribe to (RFC 5545): stages, rosters, video conferences.

A subscriber recognises an event by its ``uid`` and takes the version with the larger ``sequence``: give what
was ever published again, with the same ``uid``, and cancel it rather than leave it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

import icalendar
from django.http import HttpResponse

CONTENT_TYPE = "text/calendar; charset=utf-8"
#: How often a subscriber is asked to look again.
REFRESH = timedelta(hours=6)
_DAY = timedelta(days=1)


class Status(StrEnum):
    """What a subscriber is told about an event."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Event:
    """One event.

    ``start`` and ``end`` are both days (the last one included) or both aware moments, shown in ``zone``.
    ``changed_at`` is when this version was made, so that the same calendar is the same to the byte.
    """

    uid: str
    summary: str
    start: date | datetime
    end: date | datetime
    changed_at: datetime
    sequence: int = 0
    status: Status = Status.CONFIRMED
    zone: str = "Asia/Jakarta"
    description: str = ""
    url: str = ""
    place: str = ""


def calendar(name: str, events: Iterable[Event]) -> bytes:
    """A calendar named ``name`` with these events and the zones that they need."""
    made = icalendar.Calendar()
    made.add("prodid", "-//Sejuk//Sejuk//ID")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("name", name)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT6H")
    for event in events:
        made.add_component(_component(event))
    made.add_missing_timezones()
    text: bytes = made.to_ical()
    return text


def answer(name: str, events: Iterable[Event], filename: str) -> HttpResponse:
    """The calendar as an answer that a calendar program or a person downloads."""
    response = HttpResponse(calendar(name, events), content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'inline; filename="{filename}"'
    return response


def _component(event: Event) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", event.uid)
    made.add("summary", event.summary)
    made.add("dtstamp", event.changed_at.astimezone(UTC))
    made.add("last-modified", event.changed_at.astimezone(UTC))
    made.add("sequence", event.sequence)
    made.add("status", event.status.value)
    for key, moment in zip(("dtstart", "dtend"), _span(event), strict=True):
        made.add(key, moment)
    for key, text in (("description", event.description), ("url", event.url), ("location", event.place)):
        if text:
            made.add(key, text)
    if not isinstance(event.start, datetime):
        made.add("transp", "TRANSPARENT")  # a stage of weeks makes nobody busy
    return made


def _span(event: Event) -> tuple[date | datetime, date | datetime]:
    """Whole days end with the day after the last; moments are told in the event's zone."""
    if isinstance(event.start, datetime) and isinstance(event.end, datetime):
        zone = ZoneInfo(event.zone)
        return event.start.astimezone(zone), event.end.astimezone(zone)
    return event.start, event.end + _DAY

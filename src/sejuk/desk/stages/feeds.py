"""Calendars of stages for other programs: one a cycle and territory.

What was ever published stays in, with the same UID: a stage that was replaced or called off is sent as
cancelled. A window of days, or dates that nobody decided, are tentative; open dates are left out until they
are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from sejuk.desk.ics import Event, Status
from sejuk.desk.organisation.models import Territory
from sejuk.desk.stages.current import Calendar, Cycle, Stage
from sejuk.desk.stages.resolving import Certainty
from sejuk.desk.stages.schema import Standing
from sejuk.desk.stages.wording import days_in_words, how_counted, standing_in_words

_ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
_SHORT = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def feed_name(cycle: Cycle, territory: Territory) -> str:
    """How the subscriber's program calls it."""
    return _("Tahapan %(cycle)s, %(place)s") % {"cycle": cycle.name, "place": territory.name}


def feed(calendar: Calendar, cycle: str, territory: Territory, site: str) -> Iterator[Event]:
    """Every dated stage of a cycle; ``site`` is the desk's address for links, empty where it has none."""
    for stage in calendar.of(cycle):
        span = stage.days.span()
        if span is not None:
            yield _whole_days(stage, span, calendar, territory, site)
            if stage.kind.hours and stage.days.certainty == Certainty.SURE and span[0] == span[1]:
                yield from _hours(stage, span[0], territory)


def _whole_days(
    stage: Stage, span: tuple[date, date], calendar: Calendar, territory: Territory, site: str
) -> Event:
    return Event(
        _uid(stage, territory), str(stage.name), *span, stage.changed_at, stage.sequence, _status(stage),
        description="\n".join(_lines(stage, calendar)),
        url=f"{site}/tahapan/{stage.cycle.code}/{stage.code}/" if site else "",
        place=territory.name,
    )  # fmt: skip


def _hours(stage: Stage, day: date, territory: Territory) -> Iterator[Event]:
    """When it is open, in each zone of the territory: a country has three."""
    opens, closes = stage.kind.hours or (None, None)
    if opens is None or closes is None:
        return
    is_country = territory.level == Territory.Level.COUNTRY
    for name in _ZONES if is_country else (territory.time_zone,):
        zone = ZoneInfo(name)
        yield Event(
            _uid(stage, territory, name), f"{stage.name} ({_SHORT.get(name, name)})",
            datetime.combine(day, opens, zone), datetime.combine(day, closes, zone),
            stage.changed_at, stage.sequence, _status(stage), name, place=territory.name,
        )  # fmt: skip


def _uid(stage: Stage, territory: Territory, zone: str = "") -> str:
    part = f".{zone.rpartition('/')[2].lower()}" if zone else ""
    return f"{stage.cycle.code}.{stage.code}.{territory.code}{part}@tahapan.sejuk"


def _status(stage: Stage) -> Status:
    if not stage.counts:
        return Status.CANCELLED
    unsure = stage.standing == Standing.PROVISIONAL or stage.days.certainty != Certainty.SURE
    return Status.TENTATIVE if unsure else Status.CONFIRMED


def _lines(stage: Stage, calendar: Calendar) -> Iterator[str]:
    standing = standing_in_words(stage)
    yield days_in_words(stage.days) + (f" ({standing})" if standing else "")
    yield from how_counted(stage, calendar)
    for one in stage.basis:
        yield _("Dasar: %(rule)s") % {"rule": " ".join(filter(None, (one.rule, one.article)))}
    if stage.note:
        yield stage.note
    yield from (str(text) for text in stage.kind.public)

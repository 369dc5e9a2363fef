"""What is known to come, as the early warning reads it: a debate must be no surprise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sejuk.desk.stages.current import Stage, calendar_of
from sejuk.desk.stages.places import office_territory
from sejuk.engine.bursts import Scheduled

#: Only what touches this much time around the moment is given.
_NEAR = timedelta(days=4)


def scheduled(at: datetime) -> list[Scheduled]:
    """Events near ``at`` during which people write more, in the calendar of the office's territory.

    Only days that are sure count, and only what was decided.
    """
    territory = office_territory()
    if territory is None:
        return []
    zone = ZoneInfo(territory.time_zone)
    found = (one for stage in calendar_of(territory).stages for one in _expected(stage, zone))
    return [one for one in found if one.start < at + _NEAR and one.end > at - _NEAR]


def _expected(stage: Stage, zone: ZoneInfo) -> Iterator[Scheduled]:
    start = stage.days.start
    if not stage.firm or start is None or not start.is_sure:
        return
    midnight = datetime.combine(start.earliest, time(), zone)
    for one in stage.kind.expects:
        yield Scheduled(
            midnight + timedelta(hours=one.from_hour), midnight + timedelta(hours=one.to_hour), one.times
        )

"""Activities and days that tests start from."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from sejuk.desk import clock
from sejuk.desk.organisation.models import Member, Role, Unit
from sejuk.desk.review.models import Activity, Rollup
from sejuk.desk.review.reporting import Done, report
from sejuk.desk.review.rolling import due_at, tick
from tests.desk.office import Desk

ZONE = ZoneInfo("Asia/Makassar")


def yesterday() -> datetime:
    """This hour, a day ago."""
    return clock.now() - timedelta(days=1)


def done(unit: Unit, **changes: Any) -> Done:
    """A dialogue of yesterday as an officer of the unit tells it: that day is over, whatever the hour is."""
    said = {
        "client_id": uuid4(),
        "kind": "dialogue",
        "happened_at": yesterday(),
        "territory": unit.territory,
        "result": "Dua kabar tentang jadwal diluruskan bersama warga.",
        "counts": {"people_public": 40, "rumours_corrected": 2},
    }
    return Done(**{**said, **changes})


def an_activity(desk: Desk, unit: Unit | None = None, by: Member | None = None, **changes: Any) -> Activity:
    """An activity of the unit, the Polsek where none is named."""
    unit = unit or desk.polsek
    return report(by or desk.member(Role.FIELD_REPORTER, unit), done(unit, **changes))


def after_hours(unit: Unit, day: datetime | None = None) -> datetime:
    """A minute after the unit's day (yesterday, where none is named) is put together."""
    when = (day or yesterday()).astimezone(ZONE).date()
    return due_at(unit, when) + timedelta(minutes=1)


def a_day(desk: Desk, unit: Unit | None = None) -> Rollup:
    """The day of a unit (the Polda where none is named) with one activity of it."""
    unit = unit or desk.polda
    an_activity(desk, unit, desk.member(Role.DUTY_OFFICER, unit))
    tick(after_hours(unit))
    return Rollup.objects.get(unit=unit, state="draft")

"""By when an answer is owed: working days of the office, hours by the clock, data with a source."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from sejuk.desk.cases.appealing.deadlines import closing_after, deadlines, due_at
from sejuk.desk.cases.clocks.hours import Calendar
from sejuk.desk.cases.models import Appeal
from tests.desk.office import Desk

ZONE = ZoneInfo("Asia/Makassar")
DAY = ((time(8), time(12)), (time(13), time(16)))
WEEK = (DAY, DAY, DAY, DAY, DAY, (), ())


def at(day: int, hour: int = 10) -> datetime:
    """A moment in March 2029, by the clock in the office; the 5th is a Monday."""
    return datetime(2029, 3, day, hour, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (at(5), 1, at(6, 16)),
        (at(5, 7), 1, at(6, 16)),
        (at(5, 23), 1, at(6, 16)),
        (at(9), 1, at(12, 16)),
        (at(10), 1, at(12, 16)),
        (at(5), 10, at(19, 16)),
    ],
    ids=["monday", "before opening", "at night", "over a weekend", "on a saturday", "ten days"],
)
def test_the_day_of_receipt_is_not_counted(start: datetime, days: int, end: datetime) -> None:
    assert closing_after(Calendar(ZONE, WEEK), start, days) == end


def test_a_holiday_moves_it_on() -> None:
    calendar = Calendar(ZONE, WEEK, frozenset({date(2029, 3, 6)}))
    assert closing_after(calendar, at(5), 1) == at(7, 16)


def test_every_kind_has_a_time_and_its_source() -> None:
    assert set(deadlines()) == set(Appeal.Kind.values)
    assert all(rule.source and bool(rule.working_days) != bool(rule.hours) for rule in deadlines().values())


def test_an_erasure_runs_by_the_clock_and_an_appeal_by_the_office(desk: Desk) -> None:
    start = at(9).astimezone(UTC)
    assert due_at("erasure", desk.polda, start) == at(12).astimezone(UTC)
    assert due_at("appeal", desk.polda, start) > at(22)


def test_a_unit_that_never_closes_keeps_office_days_here(desk: Desk) -> None:
    closes = due_at("appeal", desk.polda, at(9))
    desk.polda.around_the_clock = True
    assert due_at("appeal", desk.polda, at(9)) == closes

"""Working time: whatever the zone, the holidays and the pauses, nothing is counted twice and nothing lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.desk.cases.clocks.hours import Calendar, Span, due_at, merged, spent

OFFICE = (
    *[((time(7, 30), time(12)), (time(13), time(16)))] * 4,
    ((time(7, 30), time(11, 30)), (time(13), time(16, 30))),
    (),
    (),
)
#: A night shift that ends at midnight, and one that begins then.
NIGHT = (((time(0), time(6)), (time(18), time.max)),) * 7
WIB, WITA, WIT = (ZoneInfo(f"Asia/{place}") for place in ("Jakarta", "Makassar", "Jayapura"))
#: Germany puts its clocks forward and back; no zone of Indonesia does, but a server must not care.
JUMPING = ZoneInfo("Europe/Berlin")
MINUTE = timedelta(minutes=1)

moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)).map(
    lambda at: at.replace(second=0, microsecond=0)
)
lengths = st.integers(0, 6_000)
calendars = st.builds(
    Calendar,
    st.sampled_from([WIB, WITA, WIT, JUMPING]),
    st.sampled_from([(), OFFICE, NIGHT]),
    st.frozensets(st.dates(date(2026, 1, 1), date(2027, 1, 31)), max_size=12),
)
pauses = st.lists(st.tuples(moments, lengths).map(lambda one: (one[0], one[0] + one[1] * MINUTE)), max_size=4)


def at(zone: ZoneInfo, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of March 2026, in which the 2nd is a Monday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=zone)


@given(moments, lengths, lengths, calendars, pauses)
def test_time_adds_up_over_any_split(
    start: datetime, first: int, second: int, calendar: Calendar, rests: list[Span]
) -> None:
    middle, end = start + first * MINUTE, start + (first + second) * MINUTE
    parts = spent(start, middle, calendar, rests) + spent(middle, end, calendar, rests)
    assert parts == spent(start, end, calendar, rests)


@given(moments, st.integers(1, 6_000), calendars, pauses)
def test_at_the_end_exactly_the_limit_is_spent(
    start: datetime, minutes: int, calendar: Calendar, rests: list[Span]
) -> None:
    end = due_at(start, minutes, calendar, rests)
    assert spent(start, end, calendar, rests) == minutes * MINUTE
    assert spent(start, end - MINUTE, calendar, rests) < minutes * MINUTE


@given(moments, lengths, calendars, pauses)
def test_never_more_than_the_wall_clock_nor_less_than_nothing(
    start: datetime, minutes: int, calendar: Calendar, rests: list[Span]
) -> None:
    assert timedelta() <= spent(start, start + minutes * MINUTE, calendar, rests) <= minutes * MINUTE


@given(moments, st.integers(1, 3_000), st.integers(1, 3_000), calendars, pauses)
def test_more_time_is_never_due_earlier(
    start: datetime, less: int, more: int, calendar: Calendar, rests: list[Span]
) -> None:
    assert due_at(start, less, calendar, rests) < due_at(start, less + more, calendar, rests)


@given(moments, st.integers(1, 3_000), lengths, calendars)
def test_what_starts_later_is_never_due_earlier(
    start: datetime, minutes: int, later: int, calendar: Calendar
) -> None:
    assert due_at(start, minutes, calendar) <= due_at(start + later * MINUTE, minutes, calendar)


@given(moments, lengths, st.sampled_from([WIB, WITA, WIT, JUMPING]), st.dates(date(2026, 1, 1)))
def test_around_the_clock_is_the_wall_clock(
    start: datetime, minutes: int, zone: ZoneInfo, holiday: date
) -> None:
    calendar = Calendar(zone, holidays=frozenset({holiday}))
    end = start + minutes * MINUTE
    assert spent(start, end, calendar) == minutes * MINUTE
    assert due_at(start, minutes, calendar) == end


@given(moments, lengths, calendars, pauses)
def test_a_pause_takes_out_what_it_covers_and_no_more(
    start: datetime, minutes: int, calendar: Calendar, rests: list[Span]
) -> None:
    end = start + minutes * MINUTE
    covered = sum(
        (
            spent(max(start, begins), min(end, closes), calendar)
            for begins, closes in merged(rests)
            if begins < end and closes > start
        ),
        timedelta(),
    )
    assert spent(start, end, calendar, rests) + covered == spent(start, end, calendar)


@given(moments, st.integers(1, 2_000), calendars, pauses, st.tuples(moments, lengths))
def test_one_more_pause_never_brings_the_end_nearer(
    start: datetime, minutes: int, calendar: Calendar, rests: list[Span], more: tuple[datetime, int]
) -> None:
    longer = [*rests, (more[0], more[0] + more[1] * MINUTE)]
    assert due_at(start, minutes, calendar, longer) >= due_at(start, minutes, calendar, rests)


@pytest.mark.parametrize("zone", [WIB, WITA, WIT], ids=["wib", "wita", "wit"])
def test_a_day_is_a_working_day_of_the_units_own_zone(zone: ZoneInfo) -> None:
    calendar = Calendar(zone, OFFICE)
    assert spent(at(zone, 4, 0), at(zone, 5, 0), calendar) == timedelta(hours=7, minutes=30)
    assert due_at(at(zone, 4, 6), 30, calendar) == at(zone, 4, 8)


def test_the_same_moment_is_work_in_one_zone_and_night_in_another() -> None:
    moment = at(WIT, 4, 8)  # 06.00 in Jakarta
    hour = timedelta(hours=1)
    assert spent(moment, moment + hour, Calendar(WIT, OFFICE)) == hour
    assert spent(moment, moment + hour, Calendar(WIB, OFFICE)) == timedelta()


def test_what_is_left_on_friday_goes_on_on_monday() -> None:
    assert due_at(at(WIB, 6, 16), 60, Calendar(WIB, OFFICE)) == at(WIB, 9, 8)


def test_a_holiday_is_jumped_over_and_a_week_has_its_hours() -> None:
    calendar = Calendar(WIB, OFFICE, frozenset({date(2026, 3, 9)}))
    assert due_at(at(WIB, 6, 16), 60, calendar) == at(WIB, 10, 8)
    assert spent(at(WIB, 2, 0), at(WIB, 9, 0), calendar) == timedelta(hours=37, minutes=30)


def test_the_break_at_noon_counts_for_nothing() -> None:
    assert due_at(at(WIB, 4, 11, 30), 60, Calendar(WIB, OFFICE)) == at(WIB, 4, 13, 30)


def test_a_shift_over_midnight_is_one_stretch() -> None:
    lost = datetime.combine(date(2026, 3, 4), time.max, WIB)
    calendar = Calendar(WIB, NIGHT)
    assert spent(at(WIB, 4, 18), at(WIB, 5, 6), calendar) == timedelta(hours=12) - (at(WIB, 5, 0) - lost)


def test_an_end_before_the_start_is_no_time() -> None:
    assert spent(at(WIB, 5, 10), at(WIB, 4, 10), Calendar(WIB, OFFICE)) == timedelta()


def test_a_calendar_without_hours_is_refused() -> None:
    with pytest.raises(ValueError, match="no working hours"):
        due_at(at(WIB, 4, 10), 5, Calendar(WIB, ((),) * 7))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], []),
        ([(2, 2)], []),
        ([(1, 3), (2, 5)], [(1, 5)]),
        ([(4, 6), (1, 2)], [(1, 2), (4, 6)]),
        ([(1, 9), (2, 3)], [(1, 9)]),
        ([(1, 2), (2, 3)], [(1, 3)]),
    ],
    ids=["none", "empty", "overlap", "order", "inside", "touch"],
)
def test_pauses_that_overlap_are_one(spans: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    def hours(pairs: list[tuple[int, int]]) -> list[Span]:
        return [(at(WIB, 4, a), at(WIB, 4, b)) for a, b in pairs]

    assert merged(hours(spans)) == hours(expected)

"""From patterns to shifts: a year in all three zones, through midnights, holidays and leap days."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejuk.desk.duty.rostering.known import known, pattern_of, stored
from sejuk.desk.duty.rostering.patterns import Pattern, Slot, Turn, is_whole_day, overlap, turns
from sejuk.desk.duty.rostering.rotation import Rotation, teams

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
ROUND_THE_CLOCK = ("two_twelve", "three_eight", "one_day")
DAY = timedelta(days=1)
days = st.dates(date(2023, 1, 1), date(2032, 12, 31))
zones = st.sampled_from(ZONES).map(ZoneInfo)


@st.composite
def slot_lists(draw: st.DrawFn) -> tuple[Slot, ...]:
    """Slots of a day that follow one another, with breaks of any length, each on some weekdays."""
    bounds = sorted(draw(st.sets(st.integers(0, 24 * 60 - 1), min_size=2, max_size=8)))
    pairs = list(itertools.pairwise(bounds))
    pairs.append((bounds[-1], bounds[0] + 24 * 60))
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, unique=True))
    weekdays = st.frozensets(st.integers(0, 6), min_size=1)
    return tuple(
        Slot(f"giliran {start}", time(start // 60, start % 60), end - start, draw(weekdays))
        for start, end in sorted(chosen)
    )


patterns = st.builds(Pattern, slot_lists(), st.booleans())


def year(pattern: Pattern, first: date, zone: ZoneInfo) -> list[Turn]:
    return list(turns(pattern, first, first + 366 * DAY, zone))


@pytest.mark.parametrize("code", ROUND_THE_CLOCK)
@pytest.mark.parametrize("zone", ZONES)
@given(first=days)
@settings(max_examples=15)
def test_a_year_around_the_clock_has_every_moment_exactly_once(code: str, zone: str, first: date) -> None:
    made = year(known()[code].pattern, first, ZoneInfo(zone))
    assert all(one.ends_at == after.starts_at for one, after in itertools.pairwise(made))
    assert made[-1].ends_at - made[0].starts_at == 366 * DAY


@given(pattern=patterns, first=days, zone=zones)
@settings(max_examples=40)
def test_no_shift_overlaps_another(pattern: Pattern, first: date, zone: ZoneInfo) -> None:
    assert overlap(pattern.slots) is None
    made = list(turns(pattern, first, first + 60 * DAY, zone))
    assert all(one.ends_at <= after.starts_at for one, after in itertools.pairwise(made))


@given(pattern=patterns, first=days, zone=zones, holidays=st.frozensets(days, max_size=40), data=st.data())
@settings(max_examples=60)
def test_a_moment_is_covered_exactly_as_the_pattern_says(
    pattern: Pattern, first: date, zone: ZoneInfo, holidays: frozenset[date], data: st.DataObject
) -> None:
    made = list(turns(pattern, first - DAY, first + 32 * DAY, zone, holidays))
    minute = data.draw(st.integers(0, 31 * 24 * 60 - 1))
    wall = datetime.combine(first, time()) + timedelta(minutes=minute)
    moment = wall.replace(tzinfo=zone).astimezone(UTC)
    on = [turn for turn in made if turn.starts_at <= moment < turn.ends_at]
    assert len(on) == sum(
        _says(slot, day, wall)
        for slot in pattern.slots
        for day in (wall.date(), wall.date() - DAY)
        if day.weekday() in slot.weekdays and (pattern.on_holidays or day not in holidays)
    )


def _says(slot: Slot, day: date, wall: datetime) -> bool:
    begins = datetime.combine(day, slot.start)
    return begins <= wall < begins + timedelta(minutes=slot.minutes)


@given(first=days, zone=zones, cut=st.integers(1, 365), code=st.sampled_from(sorted(known())))
@settings(max_examples=30)
def test_made_in_two_parts_it_is_the_same_year(first: date, zone: ZoneInfo, cut: int, code: str) -> None:
    pattern, middle = known()[code].pattern, first + cut * DAY
    halves = [*turns(pattern, first, middle, zone), *turns(pattern, middle, first + 366 * DAY, zone)]
    assert halves == year(pattern, first, zone)


@given(
    first=days,
    count=st.integers(1, 6),
    cut=st.integers(0, 200),
    rotation=st.sampled_from(Rotation.values),
    code=st.sampled_from(sorted(known())),
)
@settings(max_examples=40)
def test_whose_turn_it_is_does_not_depend_on_when_it_is_made(
    first: date, count: int, cut: int, rotation: str, code: str
) -> None:
    made = year(known()[code].pattern, first, ZoneInfo(ZONES[0]))
    whole = list(teams(made, rotation, count, first, 0))
    parts = [
        *teams(made[:cut], rotation, count, first, 0),
        *teams(made[cut:], rotation, count, first, min(cut, len(made))),
    ]
    assert whole == parts
    assert set(whole) == set(range(count))


@pytest.mark.parametrize("code", ["two_twelve", "three_eight"])
@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_each_team_has_its_turn_before_anybody_has_two(code: str, count: int) -> None:
    made = year(known()[code].pattern, date(2028, 2, 1), ZoneInfo(ZONES[1]))
    order = list(teams(made, Rotation.SHIFT, count, date(2028, 2, 1), 0))
    assert all(len(set(order[i : i + count])) == count for i in range(0, len(order) - count, count))


@pytest.mark.parametrize("zone", ZONES)
def test_the_leap_day_and_the_last_night_of_a_year_are_days_like_others(zone: str) -> None:
    made = year(known()["two_twelve"].pattern, date(2028, 1, 1), ZoneInfo(zone))
    assert [turn.name for turn in made if turn.day == date(2028, 2, 29)] == ["Siang", "Malam"]
    night = next(turn for turn in made if turn.day == date(2028, 12, 31) and turn.name == "Malam")
    local = night.ends_at.astimezone(ZoneInfo(zone))
    assert (local.date(), local.time()) == (date(2029, 1, 1), time(7))


def test_office_hours_end_for_weekends_and_holidays() -> None:
    eid = frozenset({date(2026, 3, 20), date(2026, 3, 23)})
    made = list(
        turns(known()["office"].pattern, date(2026, 3, 16), date(2026, 3, 30), ZoneInfo(ZONES[2]), eid)
    )
    assert {turn.day.day for turn in made} == {16, 17, 18, 19, 24, 25, 26, 27}


def test_the_three_zones_begin_an_hour_apart() -> None:
    first = [
        next(turns(known()["two_twelve"].pattern, date(2029, 5, 8), date(2029, 5, 9), ZoneInfo(zone)))
        for zone in ZONES
    ]
    assert [turn.starts_at for turn in first] == [
        datetime(2029, 5, 8, 0, tzinfo=UTC),
        datetime(2029, 5, 7, 23, tzinfo=UTC),
        datetime(2029, 5, 7, 22, tzinfo=UTC),
    ]


def test_slots_that_are_on_together_are_found_also_over_sunday_night() -> None:
    early, late = Slot("Pagi", time(6), 600), Slot("Siang", time(12), 600)
    assert overlap((early, late)) == (early, late)
    sunday = Slot("Minggu", time(20), 720, frozenset({6}))
    monday = Slot("Senin", time(7), 60, frozenset({0}))
    assert overlap((sunday, monday)) == (sunday, monday)
    assert overlap((sunday,)) is None
    assert overlap(()) is None


@given(pattern=patterns)
def test_a_stored_pattern_comes_back_as_it_was(pattern: Pattern) -> None:
    assert pattern_of(stored(pattern.slots), on_holidays=pattern.on_holidays) == pattern


def test_which_patterns_leave_no_moment_free() -> None:
    assert [code for code, one in known().items() if is_whole_day(one.pattern)] == list(ROUND_THE_CLOCK)

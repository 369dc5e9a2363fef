"""Which days and hours a unit works: data with a source, and years an office adds itself."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytest_django import Settings

from sejuk.desk.cases.clocks.calendars import calendar_of, week_of
from sejuk.desk.cases.clocks.holidays import HolidayFileError, holidays, parse
from sejuk.desk.cases.clocks.hours import spent
from sejuk.desk.organisation.models import Institution
from tests.desk.office import Desk

OWN = '[2031]\nsource = "SKB 2031"\nholidays = [2031-01-01]\ncollective_leave = [2031-01-02]\n'


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def _week_hours(kind: str) -> float:
    def hours(at: time) -> float:
        return at.hour + at.minute / 60

    return sum(hours(closes) - hours(opens) for day in week_of(kind) for opens, closes in day)


@pytest.mark.parametrize("kind", ["police", "comms_office", "election_commission", "election_supervisor"])
def test_governments_work_the_hours_of_the_decree(kind: str) -> None:
    assert _week_hours(kind) == 37.5
    assert week_of(kind)[0][0][0] == time(7, 30)
    assert week_of(kind)[5] == week_of(kind)[6] == ()


@pytest.mark.parametrize("kind", Institution.Kind.values)
def test_every_kind_of_institution_has_hours(kind: str) -> None:
    assert 37 <= _week_hours(kind) <= 40


@pytest.mark.parametrize(("year", "national", "collective"), [(2024, 19, 10), (2025, 17, 11), (2026, 17, 8)])
def test_each_decreed_year_has_as_many_days_as_its_decree(
    home: Path, year: int, national: int, collective: int
) -> None:
    known = holidays()
    assert len(known.years[year].days) == national + collective
    assert known.is_certain(year)


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_the_fixed_days_are_in_every_year(home: Path, year: int) -> None:
    fixed = {date(year, month, day) for month, day in ((1, 1), (5, 1), (6, 1), (8, 17), (12, 25))}
    assert fixed <= holidays().days()


def test_collective_leave_closes_offices_like_a_holiday(home: Path) -> None:
    known = holidays()
    assert known.days() >= {date(2026, 2, 16), date(2026, 12, 24)}
    assert all(one.year in known.years for one in known.days())


def test_a_year_that_is_not_decreed_or_not_known_is_not_certain(home: Path) -> None:
    assert not holidays().is_certain(2027)
    assert not holidays().is_certain(2031)


def test_an_office_adds_a_year_and_it_counts_at_once(home: Path) -> None:
    assert date(2031, 1, 2) not in holidays().days()
    (home / "holidays.toml").write_text(OWN, "utf-8")
    assert {date(2031, 1, 1), date(2031, 1, 2)} <= holidays().days()
    assert holidays().is_certain(2031)


def test_an_offices_year_replaces_sejuks(home: Path) -> None:
    text = '[2027]\nsource = "SKB 2027"\nholidays = [2027-03-10]\n'
    (home / "holidays.toml").write_text(text, "utf-8")
    known = holidays()
    assert known.years[2027].days == {date(2027, 3, 10)}
    assert known.is_certain(2027)


def test_a_file_with_a_mistake_is_left_out_and_named(home: Path) -> None:
    (home / "holidays.toml").write_text("[2031\n", "utf-8")
    known = holidays()
    assert known.problem
    assert known.is_certain(2026)


def test_a_mistake_stands_on_the_page_of_limits(home: Path, desk: Desk) -> None:
    (home / "holidays.toml").write_text('[2031]\nholidays = ["besok"]\n', "utf-8")
    page = desk.client("head").get("/kasus/waktu/").content.decode()
    assert "tidak terbaca dan tidak dipakai: [2031]: source is missing" in page


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[soon]\nsource='x'", "four digits"),
        ("[2031]\nholidays=[2031-01-01]", "source is missing"),
        ("[2031]\nsource='x'\nholidays=[2030-01-01]", "no day of this year"),
        ("[2031]\nsource='x'\nholidays=['besok']", "no day of this year"),
        ("[2031]\nsource='x'\nholidays=[2031-01-01T08:00:00]", "no day of this year"),
        ("2031 = 5", "source is missing"),
        ("x", "Expected"),
    ],
    ids=["name", "source", "other-year", "words", "moment", "number", "no-toml"],
)
def test_what_is_no_holiday_file_says_why(text: str, says: str) -> None:
    with pytest.raises(HolidayFileError, match=says):
        parse(text)


def test_a_unit_has_its_zone_its_hours_and_its_holidays(desk: Desk, home: Path) -> None:
    zone = ZoneInfo("Asia/Makassar")
    desk.polres.time_zone = "Asia/Makassar"
    day = (datetime(2026, 3, 4, tzinfo=zone), datetime(2026, 3, 5, tzinfo=zone))
    nyepi = (datetime(2026, 3, 19, tzinfo=zone), datetime(2026, 3, 20, tzinfo=zone))
    assert spent(*day, calendar_of(desk.polres)).total_seconds() == 7.5 * 3600
    assert spent(*nyepi, calendar_of(desk.polres)).total_seconds() == 0
    desk.polres.around_the_clock = True
    assert spent(*nyepi, calendar_of(desk.polres)).total_seconds() == 24 * 3600

"""Dates as people here write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.sources.dates import from_excel_serial, parse_when

EVENING = datetime(2027, 2, 14, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2027-02-14 19:30",
        "2027-02-14T19:30:00+07:00",
        "2027-02-14T12:30:00Z",
        "2027-02-14T12:30:00.000Z",
        "2027-02-14T19:30:00+0700",
        "2027-02-14T19:30:00+07",
        "2027/02/14 19.30",
        "2027-02-14 19:30 WIB",
        "2027-02-14 20:30 WITA",
        "Sun, 14 Feb 2027 12:30:00 GMT",
        "Sun, 14 Feb 2027 19:30:00 +0700",
        "Min, 14 Feb 2027 19:30:00 WIB",
        "Minggu, 14 Februari 2027 19.30 WIB",
        "14 Pebruari 2027 pukul 19:30",
        "14 Feb 2027 | 20:30 WITA",
        "14 Feb 2027, 21.30 WIT",
        "Minggu (14/2/2027) 19:30",
        "14/02/2027 19.30",
        "14-02-2027 19:30:00",
        "14.02.2027 19.30",
        "14/02/27 19:30",
        "02/14/2027 7:30 PM",
        "14-Feb-2027 19:30",
        "Feb 14, 2027, 7:30 PM",
        "February 14, 2027 7:30 p.m.",
        "Sun Feb 14 12:30:00 +0000 2027",
        "Sun, 14 Feb 2027 19:30:00 GMT+7",
        "1802608200",
        "1802608200000",
        "  14  Feb\n2027 19:30 ",
    ],
)
def test_one_evening_written_in_many_ways(text: str) -> None:
    assert parse_when(text) == EVENING


@pytest.mark.parametrize(
    ("name", "month"),
    [("Januari", 1), ("Mei", 5), ("Agustus", 8), ("Agu", 8), ("Okt", 10), ("Nopember", 11), ("Des", 12)],
)
def test_indonesian_months_are_known(name: str, month: int) -> None:
    moment = parse_when(f"9 {name} 2026 12.00 WIB")
    assert moment is not None
    assert (moment.month, moment.day, moment.hour) == (month, 9, 5)


def test_the_day_comes_first_unless_told() -> None:
    assert parse_when("03/04/2027", UTC) == datetime(2027, 4, 3, tzinfo=UTC)
    assert parse_when("03/04/2027", UTC, month_first=True) == datetime(2027, 3, 4, tzinfo=UTC)


def test_the_given_zone_is_for_times_that_name_none() -> None:
    wit = timezone(timedelta(hours=9))
    assert parse_when("2027-02-14 21:30", wit) == EVENING
    assert parse_when("2027-02-14 19:30 WIB", wit) == EVENING


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kemarin",
        "2 jam lalu",
        "19:30",
        "2027",
        "2027-13-45",
        "31/02/2027",
        "30 Februari 2027",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2027-02-14T25:00:00Z",
        "2027-02-14T19:30:00+99:99",
        "99999999999999999999",
        "14 Feb 2027 " * 10,
    ],
)
def test_what_names_no_moment_of_our_time_is_none(text: str) -> None:
    assert parse_when(text) is None


def test_spreadsheet_days_become_moments() -> None:
    assert from_excel_serial(46432.0 + 19.5 / 24) == EVENING
    assert from_excel_serial(1.0) is None
    assert from_excel_serial(1e12) is None


@given(st.text(max_size=100))
def test_no_text_breaks_the_reader_of_dates(text: str) -> None:
    moment = parse_when(text)
    assert moment is None or moment.tzinfo is UTC


@given(st.text(alphabet="0123456789-/.:+ TZWIBjanfebGMTpm,", max_size=40))
def test_no_almost_date_breaks_it_either(text: str) -> None:
    moment = parse_when(text)
    assert moment is None or 1989 <= moment.year <= 2100


@given(st.datetimes(datetime(1991, 1, 1), datetime(2099, 1, 1)))
def test_iso_dates_come_back(moment: datetime) -> None:
    aware = moment.replace(microsecond=0, tzinfo=UTC)
    assert parse_when(aware.isoformat()) == aware
    assert parse_when(aware.strftime("%a, %d %b %Y %H:%M:%S +0000")) == aware

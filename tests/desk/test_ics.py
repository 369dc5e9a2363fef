"""Calendars as a subscriber's program reads them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.desk.ics import Event, Status, answer, calendar

MADE = datetime(2029, 5, 8, 2, tzinfo=UTC)


def _read(*events: Event) -> list[icalendar.Event]:
    made = icalendar.Calendar.from_ical(calendar("Contoh", events))
    assert isinstance(made, icalendar.Calendar)
    return [one for one in made.walk("VEVENT") if isinstance(one, icalendar.Event)]


def test_whole_days_end_after_the_last_day_and_make_nobody_busy() -> None:
    [one] = _read(Event("a@sejuk", "Masa tenang", date(2029, 6, 6), date(2029, 6, 8), MADE))
    assert one.decoded("dtstart") == date(2029, 6, 6)
    assert one.decoded("dtend") == date(2029, 6, 9)
    assert str(one["transp"]) == "TRANSPARENT"


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_moments_are_told_in_the_events_zone_and_the_zone_comes_along(zone: str) -> None:
    one = Event("a@sejuk", "TPS buka", MADE, MADE + timedelta(hours=6), MADE, zone=zone)
    text = calendar("Contoh", [one]).decode()
    assert f"DTSTART;TZID={zone}:" in text
    assert f"TZID:{zone}" in text
    [read] = _read(one)
    assert read.decoded("dtstart") == MADE


def test_what_is_cancelled_stays_in_the_calendar_and_says_so() -> None:
    day = date(2029, 6, 9)
    [one] = _read(Event("a@sejuk", "Putaran kedua", day, day, MADE, sequence=3, status=Status.CANCELLED))
    assert (str(one["status"]), one.decoded("sequence"), str(one["uid"])) == ("CANCELLED", 3, "a@sejuk")


def test_the_same_events_give_the_same_bytes() -> None:
    one = Event("a@sejuk", "Debat", MADE, MADE + timedelta(hours=2), MADE, description="Lima kali.")
    assert calendar("Contoh", [one]) == calendar("Contoh", [one])


def test_an_answer_is_a_calendar_with_a_name_for_its_file() -> None:
    response = answer("Contoh", [], "contoh.ics")
    assert response.headers["Content-Type"].startswith("text/calendar")
    assert 'filename="contoh.ics"' in response.headers["Content-Disposition"]
    assert b"BEGIN:VCALENDAR" in response.content


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_whatever_is_written_comes_back_as_one_line_of_text(words: str) -> None:
    [one] = _read(Event("a@sejuk", words, date(2029, 6, 9), date(2029, 6, 9), MADE, description=words))
    assert (str(one["summary"]), str(one.get("description", ""))) == (words, words)

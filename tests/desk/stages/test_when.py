"""Dates as they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.desk.stages.when import Offset, Relative, WhenError, read_when

DAYS = st.dates(date(1955, 1, 1), date(2120, 12, 31))


def test_a_day_a_relation_and_nothing_are_told_apart() -> None:
    assert read_when("2024-02-14", "p") == date(2024, 2, 14)
    assert read_when("  ", "p") is None
    assert read_when("voting - 3 days", "p") == Relative(
        "p", "voting", "start", Offset(days=-3), Offset(days=-3)
    )
    window = read_when("q/oath.end + 2 years .. 2 years 6 months", "p")
    assert window == Relative("q", "oath", "end", Offset(years=2), Offset(years=2, months=6))


def test_another_stages_day_can_be_taken_as_it_is() -> None:
    assert read_when("voting", "p") == Relative("p", "voting", "start")


@pytest.mark.parametrize(
    "words", ["2024-13-01", "2024-02-30", "Voting - 3 days", "voting - 3", "voting 3 days",
              "voting - 3 weeks", "voting.middle", "a/b/c", "voting + -3 days", "; drop table"],
)  # fmt: skip
def test_what_means_nothing_is_refused(words: str) -> None:
    with pytest.raises(WhenError):
        assert read_when(words, "p") is None


def test_a_month_that_is_too_short_gives_its_last_day() -> None:
    assert Offset(months=1).after(date(2028, 1, 31)) == date(2028, 2, 29)
    assert Offset(months=-20).after(date(2029, 6, 30)) == date(2027, 10, 30)
    assert Offset(years=1).after(date(2028, 2, 29)) == date(2029, 2, 28)


@given(DAYS, st.integers(-400, 400))
def test_days_forth_and_back_are_the_same_day(day: date, count: int) -> None:
    assert Offset(days=-count).after(Offset(days=count).after(day)) == day


@given(DAYS, DAYS, st.integers(-60, 60), st.integers(-60, 60))
def test_a_later_day_never_lands_before_an_earlier_one(one: date, two: date, months: int, days: int) -> None:
    offset = Offset(months=months, days=days)
    assert offset.after(min(one, two)) <= offset.after(max(one, two))


@given(DAYS, st.integers(-240, 240))
def test_months_land_in_the_month_that_was_meant(day: date, months: int) -> None:
    found = Offset(months=months).after(day)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day <= day.day

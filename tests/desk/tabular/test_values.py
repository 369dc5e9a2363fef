"""What people write in cells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from sejuk.desk.organisation.models import Unit
from sejuk.desk.tabular.rows import BadValue
from sejuk.desk.tabular.values import as_choice, as_date, as_time, as_yes, as_zone


@pytest.mark.parametrize("text", ["31/12/2028", "31-12-2028", "31.12.2028", "2028-12-31"])
def test_a_day_has_several_ways(text: str) -> None:
    assert as_date(text, "day") == date(2028, 12, 31)


@pytest.mark.parametrize(
    ("text", "found"), [("7.30", time(7, 30)), ("07:30", time(7, 30)), ("23.59", time(23, 59))]
)
def test_a_time_of_day_has_a_dot_or_a_colon(text: str, found: time) -> None:
    assert as_time(text, "at") == found


@pytest.mark.parametrize("text", ["WITA", "wita", "Asia/Makassar"])
def test_a_zone_goes_by_its_name(text: str) -> None:
    assert as_zone(text, "zone") == "Asia/Makassar"


def test_yes_and_no_in_two_languages() -> None:
    assert [as_yes(text, "x") for text in ("Ya", "yes", "1", "x", "", "tidak", "No")] == [True] * 4 + [
        False
    ] * 3


@pytest.mark.parametrize("text", ["sector", "Sektor/Kecamatan", "SEKTOR KECAMATAN"])
def test_a_choice_goes_by_its_code_or_its_name(text: str) -> None:
    assert as_choice(text, "level", Unit.Level.choices) == "sector"


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (as_date, "12/31/2028"),
        (as_date, "besok"),
        (as_time, "25.00"),
        (as_time, "7"),
        (as_zone, "GMT"),
        (as_yes, "mungkin"),
    ],
)
def test_anything_else_says_what_to_write(parse: Callable[[str, str], object], text: str) -> None:
    with pytest.raises(BadValue) as caught:
        parse(text, "kolom")
    assert caught.value.column == "kolom"
    assert str(caught.value.words).startswith("Tulis")

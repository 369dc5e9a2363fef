"""Hours of the day in three zones, and the shape of events."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sejuk.world import PlantedEvent, World
from sejuk.world.rhythm import CHAT_HOURS, MORNING_HOURS, NEWS_HOURS, OFFICE_HOURS, WEEKDAYS, curve, rotated


@pytest.fixture
def rumour(world: World) -> PlantedEvent:
    return next(e for e in world.events if e.kind == "rumour")


@pytest.mark.parametrize("hours", [CHAT_HOURS, NEWS_HOURS, OFFICE_HOURS, MORNING_HOURS])
def test_a_day_has_24_hours_and_a_night(hours: tuple[float, ...]) -> None:
    assert len(hours) == 24
    assert max(hours[1:4]) < max(hours) / 4


def test_the_east_is_ahead() -> None:
    assert rotated(CHAT_HOURS, 7) == CHAT_HOURS
    assert rotated(CHAT_HOURS, 9)[18] == CHAT_HOURS[20]
    assert rotated(CHAT_HOURS, 8)[23] == CHAT_HOURS[0]


def test_a_week_has_seven_days_and_rests_on_sunday() -> None:
    assert len(WEEKDAYS) == 7
    assert min(WEEKDAYS) == WEEKDAYS[6]


def test_a_curve_has_an_hour_for_each_hour(rumour: PlantedEvent) -> None:
    assert len(curve(rumour)) == pytest.approx((rumour.end - rumour.start) / timedelta(hours=1), abs=1)


def test_before_the_peak_it_grows_from_day_to_day(rumour: PlantedEvent) -> None:
    slow = replace(rumour, peak=rumour.start + timedelta(days=3), end=rumour.start + timedelta(days=5))
    days = [sum(curve(slow)[24 * d : 24 * d + 24]) for d in range(3)]
    assert days[0] < days[1] < days[2]


def test_after_the_peak_it_fades_from_day_to_day(rumour: PlantedEvent) -> None:
    fading = replace(rumour, peak=rumour.start, end=rumour.start + timedelta(days=5))
    days = [sum(curve(fading)[24 * d : 24 * d + 24]) for d in range(5)]
    assert days == sorted(days, reverse=True)
    assert days[4] < days[0] / 20


def test_a_flat_event_is_the_same_every_day(world: World) -> None:
    advert = next(e for e in world.events if e.kind == "advert")
    days = [sum(curve(advert)[24 * d : 24 * d + 24]) for d in range(20)]
    assert max(days) == pytest.approx(min(days))

"""What open places are filled with."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sejuk.world import PlantedEvent, World
from sejuk.world.setting import Setting, current_election, spoken


@pytest.fixture(scope="module")
def setting(world: World) -> Setting:
    return Setting(world)


def _event(world: World, plot: str) -> PlantedEvent:
    return next(e for e in world.events if e.plot == plot)


def test_dates_are_spoken_in_indonesian() -> None:
    assert spoken(date(2027, 8, 17)) == "17 Agustus"


def test_a_place_knows_its_province_and_its_capital(world: World, setting: Setting) -> None:
    regency = world.regencies[2]
    values = setting.of_place(regency)
    assert values["kab"] == regency.name
    assert values["prov"] == next(p.name for p in world.provinces if p.code == regency.province)
    assert values["kota"] == world.regencies[0].name
    assert " " not in values["kabtagar"]


def test_an_event_always_speaks_of_the_same_people(world: World, setting: Setting) -> None:
    event = _event(world, "provocation_pitting")
    values = setting.of_event(event, event.start)
    assert values == setting.of_event(event, event.start)
    assert values["suku"] != values["suku2"]
    assert {values["suku"], values["suku2"]} <= set(world.peoples)


def test_three_contestants_of_one_contest_are_named(world: World, setting: Setting) -> None:
    event = _event(world, "debate_night")
    values = setting.of_event(event, event.start)
    names = {c.name for c in world.elections[0].contests[0].contestants}
    assert {values["calon"], values["lawan"], values["calon3"]} == names


def test_over_all_events_no_contestant_is_left_out(world: World, setting: Setting) -> None:
    names = {c.name for c in world.elections[0].contests[0].contestants}
    assert {setting.of_event(e, e.start)["calon"] for e in world.events} == names


def test_a_brigade_speaks_of_the_contestant_of_the_rumour_it_boosts(world: World, setting: Setting) -> None:
    brigade = _event(world, "brigade_container")
    rumour = next(e for e in world.events if e.code == brigade.about)
    assert setting.of_event(brigade, brigade.start) == setting.of_event(rumour, rumour.start)


def test_the_next_election_is_spoken_of_until_its_day(world: World) -> None:
    national, regional = world.elections
    day = timedelta(days=1)
    assert current_election(world, world.start_at) is national
    after = world.start_at + (national.polling_day - world.start_at.date() + day)
    assert current_election(world, after) is regional
    assert current_election(world, world.start_at + 900 * day) is regional


def test_after_the_national_election_an_event_speaks_of_its_province_s_contest(
    world: World, setting: Setting
) -> None:
    event = next(e for e in world.events if e.regions)
    later = world.start_at + timedelta(days=60)
    contest = next(k for k in world.elections[1].contests if k.territory == event.regions[0][:2])
    assert setting.of_event(event, later)["calon"] in {c.name for c in contest.contestants}

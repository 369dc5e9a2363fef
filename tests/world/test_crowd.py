"""Who writes where, and where it is heard."""

from __future__ import annotations

from collections import Counter

import pytest

from sejuk.world import World
from sejuk.world.authors import event_author, everyday_author, handle, pools
from sejuk.world.crowd import Crowd, told_region
from sejuk.world.rng import Draw


@pytest.fixture(scope="module")
def crowd(world: World) -> Crowd:
    return Crowd(world)


def test_handles_of_one_regency_are_all_different() -> None:
    assert len({handle(3, rank) for rank in range(2000)}) == 2000


def test_handles_of_different_regencies_hardly_ever_meet() -> None:
    handles = Counter(handle(regency, rank) for regency in range(40) for rank in range(300))
    assert sum(n > 1 for n in handles.values()) < 0.03 * len(handles)


def test_every_regency_has_some_accounts_and_large_ones_more(world: World) -> None:
    sizes = pools(world.regencies, world.size.authors)
    assert min(sizes) >= 20
    largest = max(range(len(sizes)), key=lambda i: world.regencies[i].population)
    assert sizes[largest] == max(sizes)


def test_events_are_told_by_more_people_than_everyday_life() -> None:
    draw = Draw("tails")
    everyday = {everyday_author(draw, 0, 200) for _ in range(300)}
    event = {event_author(draw, 0, 200) for _ in range(300)}
    assert len(event) > len(everyday)


def test_people_live_where_people_are(world: World, crowd: Crowd) -> None:
    draw = Draw("places")
    found = Counter(crowd.somewhere(draw).regency.code for _ in range(8000))
    everybody = sum(r.population for r in world.regencies)
    for regency in world.regencies:
        assert found[regency.code] / 8000 == pytest.approx(regency.population / everybody, abs=0.02)


def test_an_event_is_at_home_at_its_start_and_has_travelled_at_its_peak(world: World, crowd: Crowd) -> None:
    event = next(e for e in world.events if len(e.regions) > 5)
    draw = Draw("spread")
    early = Counter(crowd.place_of(event, 0.0, draw).regency.code for _ in range(300))
    late = Counter(crowd.place_of(event, 1.5, draw).regency.code for _ in range(300))
    assert set(early) == {event.regions[0]}
    assert set(late) == set(event.regions)
    assert late.most_common(1)[0][0] == event.regions[0]


def test_provocation_is_found_by_another_search_than_rumours(crowd: Crowd) -> None:
    draw = Draw("heard")
    place = crowd.somewhere(draw)
    searches = {
        kind: {channel for channel, _ in (crowd.heard(draw, place, kind, "chat") for _ in range(60))}
        for kind in ("rumour", "provocation", "noise")
    }
    assert "cari-pemilu" in searches["rumour"]
    assert "cari-rukun" in searches["provocation"]
    assert "cari-warga" in searches["noise"]


def test_chains_travel_on_pages_only(crowd: Crowd) -> None:
    draw = Draw("chains")
    place = crowd.somewhere(draw)
    heard = {crowd.heard(draw, place, "rumour", "forward")[0] for _ in range(60)}
    assert all(channel.startswith(f"page-{place.regency.province}") for channel in heard)


def test_a_post_shows_its_regency_its_province_or_nothing(crowd: Crowd) -> None:
    draw = Draw("shown")
    place = crowd.somewhere(draw)
    shown = Counter(told_region(draw, place) for _ in range(600))
    assert set(shown) == {place.regency.code, place.regency.province, None}
    assert shown.most_common(1)[0][0] == place.regency.code

"""The country: territories in the official shape, offices for all of them, no two names alike."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from sejuk.world import World, build

#: Two-digit codes that the official list gives to a province.
_TAKEN = {
    *range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66),
    *range(71, 77), 81, 82, *range(91, 97),
}  # fmt: skip


def test_there_are_six_provinces_in_all_three_zones(world: World) -> None:
    assert len(world.provinces) == 6
    assert {p.zone for p in world.provinces} == {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"}


def test_no_province_has_the_code_of_a_real_one(world: World) -> None:
    assert not {int(p.code) for p in world.provinces} & _TAKEN


@pytest.mark.parametrize("seed", range(6))
def test_every_province_has_four_to_eight_regencies_with_official_codes(seed: int) -> None:
    world = build(seed)
    sizes = Counter(r.province for r in world.regencies)
    assert set(sizes) == {p.code for p in world.provinces}
    assert all(4 <= n <= 8 for n in sizes.values())
    assert all(re.fullmatch(rf"{r.province}\.\d\d", r.code) for r in world.regencies)
    assert all((r.code[3] == "7") == (r.kind == "kota") for r in world.regencies)


@pytest.mark.parametrize("seed", range(6))
def test_no_two_places_share_a_name_or_a_code(seed: int) -> None:
    world = build(seed)
    named = [(p.code, p.name) for p in world.provinces] + [(r.code, r.name) for r in world.regencies]
    codes, names = zip(*named, strict=True)
    assert len(set(codes)) == len(set(names)) == len(named)


def test_no_two_tiles_of_a_map_lie_on_each_other(world: World) -> None:
    assert len({(p.col, p.row) for p in world.provinces}) == len(world.provinces)
    assert len({(r.province, r.col, r.row) for r in world.regencies}) == len(world.regencies)


def test_a_province_counts_the_people_of_its_regencies(world: World) -> None:
    for province in world.provinces:
        inside = [r.population for r in world.regencies if r.province == province.code]
        assert province.population == sum(inside)
        assert all(people > 50_000 for people in inside)


def test_the_full_name_says_what_it_is(world: World) -> None:
    capital = world.regencies[0]
    assert capital.kind == "kota"
    assert capital.full_name == f"Kota {capital.name}"


def test_the_same_seed_makes_the_same_world_and_another_another() -> None:
    assert build(4) == build(4)
    assert build(4).regencies != build(5).regencies
    assert build(4).events != build(5).events


def test_an_unknown_size_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="small, medium, large"):
        build(1, "huge")


def test_history_ends_before_the_plan_does(world: World) -> None:
    assert world.start_at < world.history_until < world.end_at
    assert (world.history_until - world.start_at).days == 20

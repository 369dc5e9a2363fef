"""Institutions, unit trees, demo members."""

from __future__ import annotations

import pytest

from sejuk.world import World, build, demo_members

_ROLES = {"duty_officer", "verifier", "editor", "approver", "head", "administrator", "auditor"}


def test_every_unit_hangs_below_an_earlier_unit_of_its_institution(world: World) -> None:
    seen: dict[str, str] = {}
    for unit in world.units:
        if unit.parent is not None:
            assert seen[unit.parent] == unit.institution
        seen[unit.code] = unit.institution
    assert len(seen) == len(world.units)


def test_every_unit_stands_in_a_territory_of_its_level(world: World) -> None:
    territories: dict[str, set[str | None]] = {
        "headquarters": {None},
        "province": {p.code for p in world.provinces},
        "regency": {r.code for r in world.regencies},
        "subdistrict": {s.code for s in world.subdistricts},
    }
    for unit in world.units:
        assert unit.territory in territories[unit.level], unit


def test_police_kpu_bawaslu_and_diskominfo_reach_every_regency(world: World) -> None:
    kinds = {i.code: i.kind for i in world.institutions}
    for regency in world.regencies:
        here = {kinds[u.institution] for u in world.units if u.territory == regency.code}
        assert here == {"police", "kpu", "bawaslu", "diskominfo"}


def test_every_province_has_a_polsek_below_a_polres(world: World) -> None:
    polsek = [u for u in world.units if u.level == "subdistrict"]
    assert {u.territory[:2] for u in polsek if u.territory} == {p.code for p in world.provinces}
    assert all(u.parent and u.parent.startswith("polres-") for u in polsek)


def test_a_unit_keeps_the_time_of_its_territory(world: World) -> None:
    zones = {r.code: r.zone for r in world.regencies} | {p.code: p.zone for p in world.provinces}
    assert all(
        u.zone == zones[u.territory]
        for u in world.units
        if u.level in ("province", "regency") and u.territory
    )


def test_watches_round_the_clock_are_kept_by_police_and_provincial_diskominfo(world: World) -> None:
    awake = {u.code for u in world.units if u.round_the_clock}
    assert "polda-83" in awake
    assert "diskominfo-83" in awake
    assert not any(code.startswith(("kpu", "bawaslu", "polsek")) for code in awake)


def test_institutions_live_on_their_own_example_domains(world: World) -> None:
    domains = [i.domain for i in world.institutions]
    assert len(set(domains)) == len(domains)
    assert all(domain.endswith(".example") for domain in domains)


@pytest.mark.parametrize("seed", range(4))
def test_every_role_is_held_in_at_least_two_institutions(seed: int) -> None:
    members = demo_members(build(seed))
    for role in _ROLES:
        assert len({m.institution for m in members if m.role == role}) >= 2, role
    assert {m.role for m in members} == _ROLES


@pytest.mark.parametrize("seed", range(4))
def test_demo_members_are_different_people_with_addresses_of_their_institution(seed: int) -> None:
    world = build(seed)
    members, domains = demo_members(world), {i.code: i.domain for i in world.institutions}
    assert len({m.name for m in members}) == len({m.email for m in members}) == len(members)
    assert all(m.email.endswith("@" + domains[m.institution]) for m in members)


@pytest.mark.parametrize("seed", range(8))
def test_nobody_at_a_desk_is_called_like_a_contestant(seed: int) -> None:
    world = build(seed)
    contestants = {c.name for e in world.elections for k in e.contests for c in k.contestants}
    assert not contestants & {m.name for m in demo_members(world)}


def test_members_sit_in_units_that_exist(world: World) -> None:
    units = {u.code: u.institution for u in world.units}
    assert all(units[m.unit] == m.institution for m in demo_members(world))

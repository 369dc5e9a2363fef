"""One seed and a size make a world."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from sejuk.world import contests, geography, media, offices
from sejuk.world.model import Province, Regency, Size, World
from sejuk.world.names import Deck, People, pool
from sejuk.world.planted import cycle_days, planted_events
from sejuk.world.rng import Draw

SIZES = {
    size.name: size
    for size in (
        Size("tiny", 24, 5, 300, 2_000),
        Size("small", 24, 20, 625, 4_000),
        Size("medium", 45, 38, 1_400, 12_000),
        Size("large", 60, 50, 3_700, 40_000),
    )
}
#: A Monday; the first day of every world unless another is asked for.
FIRST_DAY = date(2027, 5, 3)


def build(seed: int = 1, size: str = "small", first_day: date = FIRST_DAY) -> World:
    """The world of this seed and size, always the same.

    ``size`` is ``small``, ``medium`` or ``large``; raises ``ValueError`` for another. Days begin at
    midnight in the westernmost zone (UTC+7).
    """
    if size not in SIZES:
        raise ValueError(f"unknown size {size!r}: choose one of {', '.join(SIZES)}")
    return _build(seed, SIZES[size], first_day)


@lru_cache(maxsize=8)
def _build(seed: int, size: Size, first_day: date) -> World:
    draw = Draw(seed, "country")
    country = draw.pick(pool()["country"])
    provinces, regencies = _territories(Draw(seed, "geography"))
    places = offices.Places(country, provinces, regencies, geography.subdistricts(regencies))
    institutions, units = offices.institutions(places), offices.units(places)
    parties = contests.parties(draw)
    people = People(Draw(seed, "people"))
    elections = contests.elections(draw, first_day, provinces, parties, people.deal)
    outlets = media.outlets(draw, country, provinces)
    accounts = media.accounts(country, institutions, units, elections)
    start = datetime.combine(first_day, time(), UTC) - timedelta(hours=7)
    world = World(
        seed, size, country, start, provinces, regencies, places.subdistricts, institutions, units,
        parties, elections, outlets, accounts,
        media.channels(outlets, accounts, provinces, regencies),
        tuple(Deck(draw, pool()["peoples"]["names"]).deal(4)), (),
        start + timedelta(days=size.history_days), start + timedelta(days=size.days),
    )  # fmt: skip
    cycles = range(-(-size.days // cycle_days()))
    planted = (event for cycle in cycles for event in planted_events(world, cycle))
    return replace(world, events=tuple(e for e in planted if e.start < world.end_at))


def _territories(draw: Draw) -> tuple[tuple[Province, ...], tuple[Regency, ...]]:
    named = geography.provinces(draw)
    regencies = geography.regencies(draw, named)
    return tuple(geography.with_population(p, regencies) for p in named), regencies

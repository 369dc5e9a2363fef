"""Provinces, regencies and sub-districts with codes in the official shape.

The two-digit codes 83 to 88 are assigned to no province of Indonesia, so no code of the demo
world can be mistaken for a real place.
"""

from __future__ import annotations

from dataclasses import replace

from sejuk.world.model import Province, Regency, Subdistrict
from sejuk.world.names import Deck, pool
from sejuk.world.rng import Draw

#: Code, zone, style of the province and its tile (col, row) on the map of the country.
_PROVINCES = (
    ("83", "Asia/Jakarta", "javanese", 0, 1),
    ("84", "Asia/Jakarta", "javanese", 1, 2),
    ("85", "Asia/Jakarta", "sundanese", 0, 2),
    ("86", "Asia/Makassar", "river", 2, 0),
    ("87", "Asia/Makassar", "island", 3, 2),
    ("88", "Asia/Jayapura", "mountain", 4, 1),
)
_CITY_CODE = 71
_TILE_COLUMNS = 3

#: Hours ahead of UTC; no zone of the world knows summer time.
UTC_OFFSET = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}


def provinces(draw: Draw) -> tuple[Province, ...]:
    """The six provinces, west to east."""
    decks = {s: Deck(draw, [p["name"] for p in pool()["province"] if p["style"] == s]) for s in _styles()}
    return tuple(
        Province(code, decks[style].deal()[0], zone, col, row, 0, style)
        for code, zone, style, col, row in _PROVINCES
    )


def _styles() -> tuple[str, ...]:
    return tuple(dict.fromkeys(style for _, _, style, _, _ in _PROVINCES))


def regencies(draw: Draw, provinces: tuple[Province, ...]) -> tuple[Regency, ...]:
    """Four to eight regencies and cities a province, the capital city first and most populous."""
    cities = {style: Deck(draw, names) for style, names in pool()["cities"].items()}
    places = {style: Deck(draw, names) for style, names in pool()["places"].items()}
    found: list[Regency] = []
    for p in provinces:
        rest = 3 + draw.below(4)
        found += _of_province(draw, p, cities[p.style].deal(1 + (rest > 4)), places[p.style].deal(rest))
    return tuple(found)


def _of_province(draw: Draw, province: Province, cities: list[str], others: list[str]) -> list[Regency]:
    numbered = [("kota", _CITY_CODE + i, name) for i, name in enumerate(cities)]
    numbered += [("kabupaten", i, name) for i, name in enumerate(others, start=1)]
    return [
        _regency(draw, province, index, kind, number, name)
        for index, (kind, number, name) in enumerate(numbered)
    ]


def _regency(draw: Draw, province: Province, index: int, kind: str, number: int, name: str) -> Regency:
    hundreds = draw.between(7_000, 19_000) if index == 0 else draw.between(900, 7_000)
    col, row = index % _TILE_COLUMNS, index // _TILE_COLUMNS
    code = f"{province.code}.{number:02d}"
    return Regency(code, name, kind, province.code, province.zone, col, row, int(hundreds) * 100)


def with_population(province: Province, regencies: tuple[Regency, ...]) -> Province:
    """The province with the sum of its regencies' people."""
    return replace(province, population=sum(r.population for r in regencies if r.province == province.code))


def subdistricts(regencies: tuple[Regency, ...]) -> tuple[Subdistrict, ...]:
    """Two sub-districts in the first regency of each kind of a province: those with a Polsek."""
    chosen = [r for r in regencies if r.code.endswith((".71", ".01"))]
    sides = ("Utara", "Selatan")
    return tuple(
        Subdistrict(f"{r.code}.{number:02d}", f"{r.name} {side}", r.code)
        for r in chosen
        for number, side in enumerate(sides, start=1)
    )

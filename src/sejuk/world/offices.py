"""Institutions and their unit trees: police, Diskominfo, KPU, Bawaslu, newsroom, fact-checker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sejuk.world.model import Institution, Province, Regency, Subdistrict, Unit
from sejuk.world.names import pool, slug

_CAPITAL_ZONE = "Asia/Jakarta"


@dataclass(frozen=True, slots=True)
class Places:
    """The territories that offices are responsible for."""

    country: str
    provinces: tuple[Province, ...]
    regencies: tuple[Regency, ...]
    subdistricts: tuple[Subdistrict, ...]


def institutions(places: Places) -> tuple[Institution, ...]:
    """National bodies once, a Diskominfo for each province."""
    national = (
        ("kepolisian", f"Kepolisian {places.country}", "police"),
        ("kpu", f"KPU {places.country}", "kpu"),
        ("bawaslu", f"Bawaslu {places.country}", "bawaslu"),
        ("redaksi", "Redaksi Lentera Pagi", "newsroom"),
        ("periksa", pool()["outlets"]["fact_checker"].format(country=places.country), "fact_checker"),
    )
    regional = (
        (f"diskominfo-{p.code}", f"Diskominfo Provinsi {p.name}", "diskominfo") for p in places.provinces
    )
    return tuple(
        Institution(code, name, kind, f"{code}.{slug(places.country)}.example")
        for code, name, kind in (*national, *regional)
    )


def units(places: Places) -> tuple[Unit, ...]:
    """All units, parents before children."""
    return (
        *_police(places),
        *_electoral("kpu", "KPU", places),
        *_electoral("bawaslu", "Bawaslu", places),
        *_diskominfo(places),
        Unit("redaksi", "Redaksi Lentera Pagi", "redaksi", None, "headquarters", None, _CAPITAL_ZONE, True),
        Unit("periksa", "Meja Periksa Fakta", "periksa", None, "headquarters", None, _CAPITAL_ZONE, False),
    )


def _police(places: Places) -> Iterator[Unit]:
    zone = {r.code: r.zone for r in places.regencies}
    name = f"Mabes Kepolisian {places.country}"
    yield Unit("mabes", name, "kepolisian", None, "headquarters", None, _CAPITAL_ZONE, True)
    for p in places.provinces:
        polda = f"polda-{p.code}"
        yield Unit(polda, f"Polda {p.name}", "kepolisian", "mabes", "province", p.code, p.zone, True)
        for r in (r for r in places.regencies if r.province == p.code):
            called = f"Polresta {r.name}" if r.kind == "kota" else f"Polres {r.name}"
            yield Unit(f"polres-{r.code}", called, "kepolisian", polda, "regency", r.code, r.zone, True)
    for s in places.subdistricts:
        code, parent = f"polsek-{s.code}", f"polres-{s.regency}"
        yield Unit(
            code, f"Polsek {s.name}", "kepolisian", parent, "subdistrict", s.code, zone[s.regency], False
        )


def _electoral(code: str, name: str, places: Places) -> Iterator[Unit]:
    yield Unit(code, f"{name} {places.country}", code, None, "headquarters", None, _CAPITAL_ZONE, False)
    for p in places.provinces:
        over = f"{code}-{p.code}"
        yield Unit(over, f"{name} Provinsi {p.name}", code, code, "province", p.code, p.zone, False)
        for r in (r for r in places.regencies if r.province == p.code):
            called = f"{name} {r.full_name}"
            yield Unit(f"{code}-{r.code}", called, code, over, "regency", r.code, r.zone, False)


def _diskominfo(places: Places) -> Iterator[Unit]:
    for p in places.provinces:
        root = f"diskominfo-{p.code}"
        yield Unit(root, f"Diskominfo Provinsi {p.name}", root, None, "province", p.code, p.zone, True)
        for r in (r for r in places.regencies if r.province == p.code):
            code, called = f"diskominfo-{r.code}", f"Diskominfo {r.full_name}"
            yield Unit(code, called, root, root, "regency", r.code, r.zone, False)

"""Outlets, public accounts, and the channels through which a desk can listen to the world."""

from __future__ import annotations

from collections.abc import Iterator

from sejuk.world.model import Account, Channel, Election, Institution, Outlet, Province, Regency, Unit
from sejuk.world.names import pool, slug
from sejuk.world.rng import Draw

_OUTLETS_A_PROVINCE = 2

#: Searches on the invented platform: code, words, why an office would listen to them.
_KEYWORDS = (
    ("pemilu", "pemilu, TPS, surat suara, DPT", "Mendengar dini rumor tentang penyelenggaraan pemilu"),
    ("rukun", "adu domba, usir, pendatang", "Mendengar dini provokasi antarkelompok"),
    ("warga", "warga, kota, harga, jalan", "Latar percakapan sehari-hari sebagai pembanding"),
)


def outlets(draw: Draw, country: str, provinces: tuple[Province, ...]) -> tuple[Outlet, ...]:
    """National outlets and two of each province, each with a feed."""
    names = pool()["outlets"]
    national = [_outlet(name.format(country=country), None) for name in names["national"]]
    regional = [
        _outlet(pattern.format(place=p.name), p.code)
        for p in provinces
        for pattern in draw.sample(names["regional"], _OUTLETS_A_PROVINCE)
    ]
    return (*national, *regional)


def _outlet(name: str, province: str | None) -> Outlet:
    domain = f"{slug(name)}.example"
    return Outlet(f"outlet-{slug(name)}", name, domain, f"https://{domain}/rss.xml", province)


def accounts(
    country: str,
    institutions: tuple[Institution, ...],
    units: tuple[Unit, ...],
    elections: tuple[Election, ...],
) -> tuple[Account, ...]:
    """Official accounts of provincial and higher units, campaign accounts, the fact-checker."""
    kinds = {i.code: i.kind for i in institutions}
    official = [
        _official(unit, kinds[unit.institution])
        for unit in units
        if unit.level in ("headquarters", "province") and kinds[unit.institution] != "newsroom"
    ]
    campaign = [
        Account(f"kampanye-{c.code}", f"tim_{slug(c.name).replace('-', '_')}", f"Tim {c.name}", "campaign",
                None, None, c.code, contest.territory)
        for election in elections for contest in election.contests for c in contest.contestants
    ]  # fmt: skip
    return (*official, *campaign)


def _official(unit: Unit, kind: str) -> Account:
    role = "fact_checker" if kind == "fact_checker" else "official"
    handle = f"{unit.code.replace('-', '_')}_resmi"
    return Account(
        f"akun-{unit.code}", handle, unit.name, role, unit.institution, unit.code, None, unit.territory
    )


def channels(
    outlets: tuple[Outlet, ...],
    accounts: tuple[Account, ...],
    provinces: tuple[Province, ...],
    regencies: tuple[Regency, ...],
) -> tuple[Channel, ...]:
    """Everything a desk may add as a source; posts name one of these as their channel."""
    return (
        *(_of_outlet(o) for o in outlets),
        *(_of_account(a) for a in accounts if a.kind != "campaign"),
        *_pages(provinces, regencies),
        *_searches(),
    )


def _of_outlet(outlet: Outlet) -> Channel:
    purpose = "Memantau pemberitaan tahapan pemilu"
    return Channel(outlet.code, outlet.name, "outlet", purpose, outlet.province, outlet.code)


def _of_account(account: Account) -> Channel:
    purpose = "Mengetahui penjelasan resmi yang sudah terbit"
    return Channel(account.code, account.name, "official", purpose, account.territory, account.code)


def _pages(provinces: tuple[Province, ...], regencies: tuple[Regency, ...]) -> Iterator[Channel]:
    for p in provinces:
        capital = next(r for r in regencies if r.province == p.code)
        for code, name in ((f"page-{p.code}-info", f"Info Warga {p.name}"),
                           (f"page-{p.code}-kota", f"Sekitar {capital.name}")):  # fmt: skip
            purpose = "Halaman publik warga: mendengar dini rumor di wilayah"
            yield Channel(code, f"{name} (halaman publik)", "public_page", purpose, p.code, None)


def _searches() -> Iterator[Channel]:
    platform = pool()["outlets"]["platform"]
    for code, words, purpose in _KEYWORDS:
        yield Channel(f"cari-{code}", f"{platform}: {words}", "keyword", purpose, None, None)

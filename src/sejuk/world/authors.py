"""Invented accounts: a heavy-tailed crowd in every regency, nobody behind any of them."""

from __future__ import annotations

from sejuk.world.model import Regency
from sejuk.world.rng import Draw

_STEMS = (
    "warga",
    "netizen",
    "akun",
    "pengguna",
    "tetangga",
    "pembaca",
    "penonton",
    "penghuni",
    "anggota",
    "tamu",
)
#: The larger, the more a few write most: rank is pool × u^tail.
_EVERYDAY_TAIL = 1.9
_EVENT_TAIL = 1.15


def handle(regency_index: int, rank: int) -> str:
    """The handle of the account with this rank in its regency, obviously synthetic."""
    number = 1000 + (regency_index * 7919 + rank * 104_729) % 899_981
    return f"@{_STEMS[(regency_index + rank) % len(_STEMS)]}_{number}"


def everyday_author(draw: Draw, regency_index: int, pool: int) -> str:
    """Who talks about ordinary life: a few write much."""
    return handle(regency_index, int(pool * draw.unit() ** _EVERYDAY_TAIL))


def event_author(draw: Draw, regency_index: int, pool: int) -> str:
    """Who talks about an event: many different people."""
    return handle(regency_index, int(pool * draw.unit() ** _EVENT_TAIL))


def pools(regencies: tuple[Regency, ...], authors: int) -> tuple[int, ...]:
    """How many accounts each regency has, by its people."""
    people = sum(r.population for r in regencies)
    return tuple(max(20, authors * r.population // people) for r in regencies)

"""Two elections with their stages, contests, parties and invented contestants.

All dates count from the world's first day, so that the same plan fits any start.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from sejuk.world.model import Contest, Contestant, Election, Party, Province, Stage
from sejuk.world.names import Deck, pool
from sejuk.world.rng import Draw

_CONTESTANTS = 3

#: Code, name, first and last day relative to polling day.
_STAGES = (
    ("voter_list", "Pemutakhiran daftar pemilih", -190, -66),
    ("registration", "Pendaftaran peserta", -92, -90),
    ("determination", "Penetapan peserta dan nomor urut", -66, -65),
    ("campaign", "Masa kampanye", -63, -4),
    ("quiet_period", "Masa tenang", -3, -1),
    ("voting", "Pemungutan suara", 0, 0),
    ("counting", "Penghitungan suara di TPS", 0, 1),
    ("recapitulation", "Rekapitulasi hasil berjenjang", 1, 19),
    ("result", "Penetapan hasil", 20, 22),
)
#: Polling days, in days after the world's start.
NATIONAL_POLLING = 37
REGIONAL_POLLING = 107


def parties(draw: Draw) -> tuple[Party, ...]:
    """Six invented parties, numbered."""
    names = Deck(draw, pool()["parties"]["names"]).deal(6)
    return tuple(Party(f"party-{n}", name, n) for n, name in enumerate(names, start=1))


def elections(
    draw: Draw,
    first_day: date,
    provinces: tuple[Province, ...],
    parties: tuple[Party, ...],
    name: Callable[[], str],
) -> tuple[Election, ...]:
    """The national election and, ten weeks later, the regional one."""
    national = Contest(
        "president", "national", "Presiden", None, _contestants(draw, "president", parties, name)
    )
    regional = tuple(
        Contest(
            f"governor-{p.code}",
            "regional",
            "Gubernur",
            p.code,
            _contestants(draw, f"governor-{p.code}", parties, name),
        )
        for p in provinces
    )
    return (
        _election("national", "Pemilu Presiden", first_day, NATIONAL_POLLING, (national,)),
        _election("regional", "Pilkada Serentak", first_day, REGIONAL_POLLING, regional),
    )


def _contestants(
    draw: Draw, contest: str, parties: tuple[Party, ...], name: Callable[[], str]
) -> tuple[Contestant, ...]:
    backing = draw.sample(parties, _CONTESTANTS)
    return tuple(
        Contestant(f"{contest}-{n}", contest, n, name(), party.code)
        for n, party in enumerate(backing, start=1)
    )


def _election(code: str, name: str, first_day: date, polling: int, contests: tuple[Contest, ...]) -> Election:
    day = first_day + timedelta(days=polling)
    stages = tuple(
        Stage(stage, code, called, day + timedelta(days=start), day + timedelta(days=end))
        for stage, called, start, end in _STAGES
    )
    return Election(code, name, code, day, stages, contests)

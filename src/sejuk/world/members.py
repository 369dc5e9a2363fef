"""The fictional people of the demo accounts, one a role, across several institutions."""

from __future__ import annotations

from sejuk.world.model import Member, Unit, World
from sejuk.world.names import People
from sejuk.world.rng import Draw

#: Role and unit (``{p}`` first province, ``{r}`` its capital city, ``{s}`` a sub-district of it).
_SEATS = (
    ("duty_officer", "polres-{r}"),
    ("duty_officer", "polsek-{s}"),
    ("verifier", "polda-{p}"),
    ("editor", "polda-{p}"),
    ("approver", "polda-{p}"),
    ("head", "polda-{p}"),
    ("administrator", "polda-{p}"),
    ("auditor", "mabes"),
    ("duty_officer", "diskominfo-{p}"),
    ("verifier", "diskominfo-{p}"),
    ("editor", "diskominfo-{p}"),
    ("approver", "diskominfo-{p}"),
    ("head", "diskominfo-{p}"),
    ("administrator", "diskominfo-{p}"),
    ("auditor", "diskominfo-{p}"),
    ("duty_officer", "kpu-{r}"),
    ("verifier", "kpu-{p}"),
    ("editor", "kpu-{p}"),
    ("approver", "kpu-{p}"),
    ("head", "kpu-{p}"),
    ("administrator", "kpu-{p}"),
    ("auditor", "kpu"),
    ("approver", "bawaslu-{p}"),
    ("administrator", "bawaslu-{p}"),
)

#: More names than there are contestants: nobody at a desk is called like one.
_CONTESTANTS = 60


def demo_members(world: World) -> tuple[Member, ...]:
    """One person a seat; e-mail addresses are unique and under ``.example``."""
    p = world.provinces[0].code
    regency = next(r.code for r in world.regencies if r.province == p)
    places = {"p": p, "r": regency, "s": f"{regency}.01"}
    people = People(Draw(world.seed, "people"), skip=_CONTESTANTS)
    units = {unit.code: unit for unit in world.units}
    domains = {i.code: i.domain for i in world.institutions}
    seats = ((role, units[code.format(**places)]) for role, code in _SEATS)
    return tuple(_member(people.deal(), role, unit, domains[unit.institution]) for role, unit in seats)


def _member(name: str, role: str, unit: Unit, domain: str) -> Member:
    mailbox = ".".join(name.lower().split())
    return Member(name, f"{mailbox}@{domain}", role, unit.code, unit.institution)

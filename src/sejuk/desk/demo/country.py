"""Load the fictional country: territories, institutions, units, people, the office."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password

from sejuk.desk.demo.accounts import PASSWORD
from sejuk.desk.organisation.models import (
    Assignment,
    Institution,
    Member,
    Office,
    Operation,
    Role,
    Territory,
    Unit,
    User,
)
from sejuk.desk.organisation.services.second_person import seconds
from sejuk.world.model import Member as WorldMember
from sejuk.world.model import Unit as WorldUnit
from sejuk.world.model import World

COUNTRY = "00"

_KINDS = {
    "police": Institution.Kind.POLICE,
    "diskominfo": Institution.Kind.COMMS_OFFICE,
    "kpu": Institution.Kind.ELECTION_COMMISSION,
    "bawaslu": Institution.Kind.ELECTION_SUPERVISOR,
    "fact_checker": Institution.Kind.FACT_CHECKER,
    "newsroom": Institution.Kind.NEWSROOM,
}
_LEVELS = {"subdistrict": Unit.Level.SECTOR}


def load_country(world: World, members: tuple[WorldMember, ...]) -> None:
    """Make everything that exists before the first post, as it stood on the world's first day."""
    _territories(world)
    institutions = _institutions(world)
    units = _units(world, institutions)
    _members(members, units, institutions, world.start_at)
    _office(world)


def _territories(world: World) -> None:
    level = Territory.Level
    Territory.objects.create(code=COUNTRY, name=world.country, level=level.COUNTRY)
    for p in world.provinces:
        Territory.objects.create(
            code=p.code,
            name=p.name,
            level=level.PROVINCE,
            parent_id=COUNTRY,
            time_zone=p.zone,
            tile_column=p.col,
            tile_row=p.row,
        )
    for r in world.regencies:
        Territory.objects.create(
            code=r.code,
            name=r.full_name,
            level=level.REGENCY,
            parent_id=r.province,
            time_zone=r.zone,
            tile_column=r.col,
            tile_row=r.row,
        )


def _institutions(world: World) -> dict[str, Institution]:
    return {
        row.code: Institution.objects.create(
            name=row.name,
            short_name=row.name,
            kind=_KINDS[row.kind],
            domain=row.domain,
            registrable_domain=row.domain,
            token="",
            is_founder=row.kind == "police",
            joined_at=world.start_at,
        )
        for row in world.institutions
    }


def _units(world: World, institutions: dict[str, Institution]) -> dict[str, Unit]:
    made: dict[str, Unit] = {}
    for row in world.units:
        made[row.code] = Unit.objects.create(
            institution=institutions[row.institution],
            parent=made[row.parent] if row.parent else None,
            name=row.name,
            level=_LEVELS.get(row.level, row.level),
            territory_id=_territory(row),
            time_zone=row.zone,
            around_the_clock=row.round_the_clock,
        )
    return made


def _territory(unit: WorldUnit) -> str:
    """The unit's territory; a sub-district's desk sees its regency, the smallest place there is (G15)."""
    return ".".join(unit.territory.split(".")[:2]) if unit.territory else COUNTRY


def _members(
    rows: tuple[WorldMember, ...],
    units: dict[str, Unit],
    institutions: dict[str, Institution],
    at: datetime,
) -> None:
    """Each institution's administrator first, with its whole tree; the others get their roles from them."""
    password = make_password(PASSWORD)
    givers: dict[str, Member] = {}
    for row in sorted(rows, key=lambda row: row.role != Role.ADMINISTRATOR):
        user = User.objects.create(email=row.email, password=password)
        member = Member.objects.create(
            user=user, institution=institutions[row.institution], name=row.name, unit=units[row.unit]
        )
        first = row.role == Role.ADMINISTRATOR
        unit = _root(units[row.unit]) if first else units[row.unit]
        giver = givers.setdefault(row.institution, member) if first else givers[row.institution]
        by = None if giver == member else giver
        Assignment.objects.create(
            member=member,
            unit=unit,
            role=row.role,
            granted_at=at,
            granted_by=by,
            agreed_by=seconds(by, member, unit).first() if by else None,
        )


def _root(unit: Unit) -> Unit:
    return _root(unit.parent) if unit.parent else unit


def _office(world: World) -> None:
    first = world.provinces[0].name
    Office.objects.create(
        controller=f"Polda {first} (contoh)",
        legal_order="Sprin/01/CONTOH",
        purpose="Mengetahui lebih awal kabar bohong dan hasutan yang menyebar di ruang publik selama "
        "tahapan pemilihan, dan menjawabnya dengan fakta.",
        contact="humas@kepolisian.arunika.example",
        retention_days=30,
        created_at=world.start_at,
        listening_since=world.start_at,
    )
    Operation.objects.create(
        name="Operasi Cooling System (contoh)",
        legal_order="Sprin/01/CONTOH",
        starts_on=world.start_at.date(),
        ends_on=world.start_at.date() + timedelta(days=200),
    )

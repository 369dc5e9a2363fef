"""The office, its two institutions, the country, and hundreds of members with roles over the tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from sejuk.desk import clock
from sejuk.desk.organisation import models as organisation
from sejuk.desk.organisation.models import Assignment, Member, Role, Territory, Unit, User
from sejuk.desk.organisation.seating import add_institution, seat
from sejuk.desk.speed.size import Size

POLICE, COMMISSION = "polisi.bench.example", "kpu.bench.example"
#: Who works at a unit of each level. The bench's people are taken from these in turn.
STAFF = {
    Unit.Level.HEADQUARTERS: (Role.EDITOR, Role.APPROVER),
    Unit.Level.PROVINCE: (Role.DUTY_OFFICER, Role.VERIFIER, Role.APPROVER, Role.HEAD),
    Unit.Level.REGENCY: (Role.DUTY_OFFICER,),
}


@dataclass(frozen=True, slots=True)
class Office:
    """Who is there: members by the level of their unit, in the order of the tree."""

    members: dict[str, list[Member]]


def open_office(size: Size) -> Office:
    """An office that listens, and everybody who works there."""
    start = clock.now() - timedelta(days=size.days + 1)
    organisation.Office.objects.create(
        controller="Kantor ukur", legal_order="SPRIN/1/2029", purpose="Mengukur kecepatan meja kerja",
        contact="humas@bench.example", created_at=start, listening_since=start,
    )  # fmt: skip
    places = _country(size)
    police = add_institution("Kepolisian ukur", "Polisi", "police", POLICE, founder=True)
    commission = add_institution("KPU ukur", "KPU", "election_commission", COMMISSION)
    top = Unit.objects.create(
        institution=police, name="Pusat", level="headquarters", territory_id="00", around_the_clock=True
    )
    kpu = Unit.objects.create(institution=commission, name="KPU", level="headquarters", territory_id="00")
    seat(kpu, "Admin KPU", f"admin@{COMMISSION}", Role.ADMINISTRATOR, None)
    givers = (
        seat(top, "Admin", f"admin@{POLICE}", Role.ADMINISTRATOR, None),
        seat(top, "Kepala", f"kepala@{POLICE}", Role.HEAD, None),
    )
    return Office({level: _seated(units, *givers) for level, units in _units(top, places).items()})


def _country(size: Size) -> dict[str, list[Territory]]:
    level = Territory.Level
    country = Territory.objects.create(code="00", name="Negeri ukur", level=level.COUNTRY)
    provinces = [
        Territory(
            code=f"{11 + i}", name=f"Provinsi {i + 1}", level=level.PROVINCE, parent=country,
            tile_column=i % 9, tile_row=i // 9,
        )
        for i in range(size.provinces)
    ]  # fmt: skip
    regencies = [
        Territory(
            code=f"{above.code}.{i + 1:02}", name=f"Kabupaten {above.code}.{i + 1:02}", level=level.REGENCY,
            parent=above, tile_column=i % 5, tile_row=i // 5,
        )
        for above in provinces
        for i in range(size.regencies)
    ]  # fmt: skip
    Territory.objects.bulk_create(provinces)
    Territory.objects.bulk_create(regencies)
    return {level.PROVINCE: provinces, level.REGENCY: regencies}


def _units(top: Unit, places: dict[str, list[Territory]]) -> dict[str, list[Unit]]:
    provinces = _below({"00": top}, places["province"], "Polda")
    regencies = _below({unit.territory_id: unit for unit in provinces}, places["regency"], "Polres")
    return {"headquarters": [top], "province": provinces, "regency": regencies}


def _below(above: dict[str, Unit], places: Iterable[Territory], name: str) -> list[Unit]:
    Unit.objects.bulk_create(
        Unit(
            institution_id=above[place.parent_id or ""].institution_id,
            parent=above[place.parent_id or ""],
            name=f"{name} {place.code}",
            level=place.level,
            territory=place,
            around_the_clock=place.level == Territory.Level.PROVINCE,
        )
        for place in places
    )
    return list(Unit.objects.filter(territory__in=places, institution__domain=POLICE))


def _seated(units: list[Unit], giver: Member, agrees: Member) -> list[Member]:
    staff = [(unit, role) for unit in units for role in STAFF[Unit.Level(unit.level)]]
    users = User.objects.bulk_create(
        User(email=f"{role.replace('_', '')}{unit.pk}@{POLICE}") for unit, role in staff
    )
    members = Member.objects.bulk_create(
        Member(user=user, institution_id=unit.institution_id, unit=unit, name=f"{role.label} {unit.name}")
        for user, (unit, role) in zip(users, staff, strict=True)
    )
    Assignment.objects.bulk_create(
        Assignment(
            member=member, unit=unit, role=role, granted_by=giver, agreed_by=agrees, granted_at=clock.now()
        )
        for member, (unit, role) in zip(members, staff, strict=True)
    )
    return members

"""An office whose tree covers a country, a duty officer at every unit, and a directive to be sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sejuk.desk import clock
from sejuk.desk.directives.services.drafting import Due, Reach, Wording, draft
from sejuk.desk.organisation.models import (
    Assignment,
    Institution,
    Member,
    Office,
    Role,
    Territory,
    Unit,
    User,
)
from sejuk.desk.organisation.seating import add_institution, seat
from sejuk.desk.speed.orders.size import TreeSize
from sejuk.desk.speed.people import session_of

DOMAIN = "polisi.bench.example"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Filled:
    """The head's session and draft, and for each unit a duty officer's session, keyed by the unit."""

    head: str
    directive: int
    officers: dict[int, str]


def fill(size: TreeSize) -> Filled:
    """Make the office. Every guard of the database holds."""
    Office.objects.create(
        controller="Kantor ukur", legal_order="SPRIN/1/2029", purpose="Mengukur kecepatan meja kerja",
        contact="humas@bench.example", created_at=clock.now(), listening_since=clock.now(),
    )  # fmt: skip
    police = add_institution("Kepolisian ukur", "Polisi", "police", DOMAIN, founder=True)
    country = Territory.objects.create(code="00", name="Negeri ukur", level=Territory.Level.COUNTRY)
    top = Unit.objects.create(institution=police, name="Pusat", level="headquarters", territory=country)
    administrator = seat(top, "Admin", f"admin@{DOMAIN}", Role.ADMINISTRATOR, None)
    head = seat(top, "Kepala", f"kepala@{DOMAIN}", Role.HEAD, None)
    units = _tree(police, top, country, size)
    officers = _officers(units, administrator, head)
    return Filled(session_of(head), _draft(head, top), {one.unit_id: session_of(one) for one in officers})


def _tree(police: Institution, top: Unit, country: Territory, size: TreeSize) -> list[Unit]:
    provinces = _below(police, [top], "province", size.provinces, country)
    regencies = _below(police, provinces, "regency", size.regencies, country)
    return [*provinces, *regencies, *_below(police, regencies, "sector", size.sectors, country)]


def _below(
    police: Institution, above: Sequence[Unit], level: str, count: int, country: Territory
) -> list[Unit]:
    return Unit.objects.bulk_create(
        Unit(
            institution=police,
            parent=above[number % len(above)],
            name=f"Unit {level} {number + 1}",
            level=level,
            territory=country,
        )
        for number in range(count)
    )


def _officers(units: Sequence[Unit], administrator: Member, head: Member) -> list[Member]:
    users = User.objects.bulk_create(User(email=f"piket{unit.pk}@{DOMAIN}") for unit in units)
    members = Member.objects.bulk_create(
        Member(user=user, institution_id=unit.institution_id, unit=unit, name=f"Piket {unit.name}")
        for user, unit in zip(users, units, strict=True)
    )
    Assignment.objects.bulk_create(
        Assignment(
            member=member, unit=unit, role=Role.DUTY_OFFICER, granted_by=administrator, agreed_by=head,
            granted_at=clock.now(),
        )
        for member, unit in zip(members, units, strict=True)
    )  # fmt: skip
    return members


def _draft(head: Member, top: Unit) -> int:
    at = clock.now()
    tasks = (Due("Adakan rapat unit", at + _DAY), Due("Jelaskan kepada warga", at + 3 * _DAY))
    wording = Wording("Penjelasan jam buka TPS", "Jelaskan jam buka TPS kepada warga.", at + _DAY, tasks)
    return draft(head, top, wording, Reach(("province", "regency", "sector"))).pk

"""People and places that tests of the desk start from. Everybody here is invented."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.test import Client

from sejuk.desk import clock
from sejuk.desk.organisation.models import Assignment, Institution, Member, Office, Role, Territory, Unit
from sejuk.desk.organisation.seating import add_institution, seat
from sejuk.desk.organisation.services.second_person import seconds

PASSWORD = "kolam teduh di hulu"


@dataclass
class Desk:
    """An office with two institutions: the police (founder) with a small tree, and an election commission."""

    office: Office
    police: Institution
    commission: Institution
    province: Territory
    regency: Territory
    polda: Unit
    polres: Unit
    other_polres: Unit
    polsek: Unit
    kpu: Unit
    members: dict[str, Member] = field(default_factory=dict)

    def member(self, role: str, unit: Unit | None = None) -> Member:
        """Somebody with this one role on a unit (the Polda where none is named), made at first use."""
        unit = unit or self.polda
        key = f"{role}@{unit.pk}"
        if key not in self.members:
            name = f"{role}{unit.pk}".replace("_", "")
            self.members[key] = seat(unit, name, f"{name}@{unit.institution.domain}", role, None)
        return self.members[key]

    def grant(self, member: Member, role: str, unit: Unit) -> Assignment:
        """Give one more role, by the administrator of the institution's top unit."""
        top = unit.institution.units.get(parent__isnull=True)
        by = self.member(Role.ADMINISTRATOR, top)
        return Assignment.objects.create(
            member=member,
            unit=unit,
            role=role,
            granted_by=by,
            agreed_by=seconds(by, member, unit).first(),
            granted_at=clock.now(),
        )

    def forget(self) -> None:
        """Read everybody anew when they are asked for again."""
        for member in self.members.values():
            member.user.refresh_from_db()

    def client(self, role: str, unit: Unit | None = None) -> Client:
        """A browser in which that somebody is logged in."""
        client = Client()
        client.force_login(self.member(role, unit).user)
        return client


def open_office() -> Desk:
    """An office whose listening is open, with units and one administrator in each institution."""
    office = Office.objects.create(
        controller="Polda Teduh", legal_order="SPRIN/1/2029", purpose="Menjaga pemilu tetap sejuk",
        contact="humas@teduh.example", created_at=clock.now(), listening_since=clock.now(),
    )  # fmt: skip
    country = Territory.objects.create(code="00", name="Negeri Teduh", level="country")
    zone = "Asia/Makassar"
    inside = Territory.objects.create
    province = inside(code="71", name="Hulu", level="province", parent=country, time_zone=zone)
    regency = inside(code="71.01", name="Telaga", level="regency", parent=province, time_zone=zone)
    other = inside(code="71.02", name="Muara", level="regency", parent=province, time_zone=zone)
    police = add_institution("Kepolisian Teduh", "Polisi", "police", "polisi.teduh.example", founder=True)
    commission = add_institution("KPU Teduh", "KPU", "election_commission", "kpu.teduh.example")
    polda = _unit(police, None, "Polda Hulu", "province", province, zone)
    polres = _unit(police, polda, "Polres Telaga", "regency", regency, zone)
    other_polres = _unit(police, polda, "Polres Muara", "regency", other, zone)
    polsek = _unit(police, polres, "Polsek Telaga Utara", "sector", regency, zone)
    kpu = _unit(commission, None, "KPU Hulu", "province", province, zone)
    made = Desk(office, police, commission, province, regency, polda, polres, other_polres, polsek, kpu)
    made.member(Role.ADMINISTRATOR, polda)
    made.member(Role.ADMINISTRATOR, kpu)
    return made


def _unit(
    institution: Institution, parent: Unit | None, name: str, level: str, territory: Territory, zone: str
) -> Unit:
    return Unit.objects.create(
        institution=institution, parent=parent, name=name, level=level, territory=territory, time_zone=zone
    )

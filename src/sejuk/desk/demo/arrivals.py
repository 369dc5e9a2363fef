"""What reaches the demo's desk from outside, and what waits there for a second person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from sejuk.desk import clock
from sejuk.desk.cases.appealing.receiving import Asked, receive_appeal
from sejuk.desk.cases.models import Appeal, Case, Destination
from sejuk.desk.cases.referring.making import Draft, refer
from sejuk.desk.cases.reporting.receiving import Told, receive_report
from sejuk.desk.organisation.models import Member, Role, Territory
from sejuk.desk.organisation.services.roles import grant_role

_MESSAGE = (
    "Info dari tetangga: yang belum pernah memilih harus mendaftar ulang di kantor desa paling lambat besok, "
    "kalau tidak namanya dihapus. Apakah ini benar?"
)
_OBJECTION = (
    "Di kelurahan kami undangannya memang diminta ditebus. Mohon diperiksa lagi: yang keliru petugasnya, "
    "bukan kabarnya."
)


def report_from_citizen(place: Territory) -> None:
    """A message that somebody sent in through the public form."""
    receive_report(Told(uuid5(NAMESPACE_URL, "laporan"), _MESSAGE, sender="warga", place=place))


def appeal_against(case: Case) -> None:
    """Somebody says that the verdict of this case is wrong."""
    reference = f"K-{case.pk}"
    receive_appeal(Asked(uuid5(NAMESPACE_URL, "keberatan"), Appeal.Kind.APPEAL, _OBJECTION, reference))


def write_letter(member: Member, case: Case) -> None:
    """A letter about the case that nobody has sent yet."""
    body = "Kabar yang keliru ini banyak dibagikan. Mohon klarifikasi resminya ditayangkan."
    due = clock.now() + timedelta(days=7)
    refer(member, case.pk, Draft(Destination.KPU, "Klarifikasi jadwal pemungutan suara", body, due))


def suggest_stand_in(people: Mapping[str, Member]) -> None:
    """A temporary role that the administrator asked for and nobody has agreed to yet."""
    verifier = people[Role.VERIFIER]
    administrator = Member.objects.filter(
        institution=verifier.institution, assignments__role=Role.ADMINISTRATOR
    ).first()
    if administrator is not None:
        until = clock.now() + timedelta(days=3)
        grant_role(administrator, verifier, Role.APPROVER, verifier.unit, until)

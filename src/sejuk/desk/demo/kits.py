"""How two institutions look; one text that was read out in a village hall and put up on a board."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from sejuk.desk import clock
from sejuk.desk.kits.models import Airing, LookProposal, Medium
from sejuk.desk.kits.services.airing import Aired, air
from sejuk.desk.kits.services.styling import agree, colleagues, digest_of, restyle
from sejuk.desk.organisation.models import Assignment, Institution, Role, Unit
from sejuk.desk.organisation.services.second_person import AGREES
from sejuk.desk.responses.models import Version, VersionState

_PLACES = ((Medium.HALL, "Balai Desa Sukasari"), (Medium.BOARD, "Papan pengumuman Kelurahan Tepi Sungai"))

#: Kind of institution → colour of its band, and the lines below its name.
_LOOKS = {
    Institution.Kind.POLICE: ("#1f3a5f", ("Jalan Pesisir Tenang 1", "humas@kepolisian.arunika.example")),
    Institution.Kind.ELECTION_COMMISSION: ("#7a1f3d", ("Jalan Merdeka Contoh 7", "info@kpu.arunika.example")),
}


def stage() -> None:
    """Put the examples in; does nothing where there are some already, or nothing is out yet."""
    _looks()
    version = Version.objects.filter(state=VersionState.PUBLISHED, is_training=False).order_by("pk").first()
    if version is None or Airing.objects.exists():
        return
    rows = Assignment.objects.filter(role=Role.DUTY_OFFICER, unit__institution=version.response.institution)
    duty = rows.select_related("member__unit", "member__institution").order_by("pk").first()
    if duty is None:
        return
    for medium, place in _PLACES:
        key = uuid5(NAMESPACE_URL, f"dibacakan/{medium}")
        said = Aired(client_id=key, unit=duty.member.unit, medium=medium, place=place, at=clock.now())
        air(duty.member, version.response_id, said)


def _looks() -> None:
    """Proposed by one of the top unit and agreed to by another; at once where there is nobody else."""
    for kind, (colour, letterhead) in _LOOKS.items():
        top = Unit.objects.filter(
            institution__kind=kind, parent=None, institution__joined_at__isnull=False
        ).first()
        rows = Assignment.objects.filter(unit=top, role__in=AGREES, unit__institution__look=None)
        people = [row.member for row in rows.select_related("member__institution").order_by("pk")]
        if top is None or not people or restyle(people[0], colour, "#ffffff", letterhead, b""):
            continue
        proposal = LookProposal.objects.get(pk=top.institution_id)
        for other in colleagues(people[0])[:1]:
            agree(other, digest_of(proposal))

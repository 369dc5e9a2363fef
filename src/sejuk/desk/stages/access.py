"""The doors of this room.

The calendar is public. Who may add to it, and who may answer, depends on the role, the territory of the unit
and, for answers, on the institution: KPU and Bawaslu, where one of them has joined.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.organisation.access import accessible_units, may_anywhere
from sejuk.desk.organisation.models import Institution, Member, Territory
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.stages.current import Calendar, Stage, calendar_of
from sejuk.desk.stages.models import StageVersion, VersionState
from sejuk.desk.stages.places import covers
from sejuk.desk.stages.transitions import CONFIRMS, PROPOSES

_ELECTION_BODIES = (Institution.Kind.ELECTION_COMMISSION, Institution.Kind.ELECTION_SUPERVISOR)


def access_place(code: str) -> Territory:
    """A territory by its code; the country where ``code`` is empty. Public, and never below a regency."""
    places = Territory.objects.select_related("parent")
    # A code is printable; what is not would not even reach the database.
    code = code if code.isprintable() else "?"
    found = places.filter(code=code) if code else places.filter(level=Territory.Level.COUNTRY)
    territory = found.first()
    if territory is None:
        raise Refused(_("Wilayah ini tidak dikenal."), _("Pilih wilayah dari daftar."), status=404)
    return territory


def access_stage(territory: Territory, cycle: str, stage: str) -> tuple[Calendar, Stage]:
    """A stage as it counts in a territory, with the calendar it stands in."""
    calendar = calendar_of(territory)
    found = calendar.find(cycle, stage)
    if found is None:
        raise Refused(
            _("Tahapan ini tidak ada dalam kalender wilayah ini."),
            _("Kembali ke kalender dan pilih salah satu yang tampil di sana."),
            status=404,
        )
    return calendar, found


def proposing_territories(member: Member) -> QuerySet[Territory]:
    """Territories for which the member may propose: those of the units where a role counts."""
    units = accessible_units(member, PROPOSES)
    return Territory.objects.filter(units__in=units).distinct()


def may_propose(member: Member | None, code: str) -> bool:
    """Whether the member may add to the calendar of the territory ``code``."""
    if member is None or not may_anywhere(member, PROPOSES):
        return False
    return any(covers(one, code) for one in proposing_territories(member).values_list("code", flat=True))


def is_election_body(institution: Institution) -> bool:
    """Whether dates of elections are this institution's own business."""
    return institution.has_joined and institution.kind in _ELECTION_BODIES


def may_decide(member: Member, version: StageVersion) -> bool:
    """Whether the member may answer a proposal; the database asks the same (migration 0002)."""
    if version.state != VersionState.PROPOSED or not _reaches(member, version.territory_id):
        return False
    if Institution.objects.filter(joined_at__isnull=False, kind__in=_ELECTION_BODIES).exists():
        return is_election_body(member.institution)
    return version.proposed_by_id != member.pk


def _reaches(member: Member, code: str) -> bool:
    """Whether a role that answers counts on a unit whose territory has this one in it."""
    units = accessible_units(member, CONFIRMS).values_list("territory", flat=True).distinct()
    return any(covers(one, code) for one in units)


def access_version(member: Member, pk: int) -> StageVersion:
    """A proposal that the member may answer."""
    version = StageVersion.objects.select_related("territory", "proposed_by").filter(pk=pk).first()
    if version is None:
        raise Refused(_("Usul ini tidak ada."), _("Kembali ke kalender tahapan."), status=404)
    if version.state == VersionState.PROPOSED and not may_decide(member, version):
        raise Refused(
            _("Usul tahapan dijawab KPU atau Bawaslu, atau orang lain bila keduanya belum bergabung."),
            _("Beri tahu rekan di KPU atau Bawaslu bahwa usul ini menunggu."),
        )
    return version

"""Plan a meeting and change the plan."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.engagements.access import accessible_engagements, locked_engagement
from sejuk.desk.engagements.kinds import Point, templates
from sejuk.desk.engagements.models import AgendaItem, Engagement, EngagementState, InvitedCategory, Kind
from sejuk.desk.engagements.services.moving import check_time
from sejuk.desk.engagements.services.seating import settle
from sejuk.desk.engagements.transitions import ARRANGES
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Territory, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.engine import mask_mentions

#: What people said yes to: fixed once they were asked.
FIXED_ONCE_INVITED = (
    "kind",
    "title",
    "purpose",
    "territory",
    "starts_at",
    "ends_at",
    "allocation",
    "is_open",
)
_CHANGEABLE = (EngagementState.PLANNED, EngagementState.INVITED, EngagementState.POSTPONED)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is planned; ``seats`` None where everybody finds room."""

    kind: str
    title: str
    purpose: str
    territory: Territory
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    language: str
    place: str = ""
    video_link: str = ""
    basis: str = ""
    seats: int | None = None
    allocation: str = "queue"
    is_open: bool = False

    def values(self) -> dict[str, object]:
        """Fields of the meeting; accounts and numbers are masked in what people wrote."""
        said = {name: getattr(self, name) for name in self.__slots__}
        return said | {
            name: mask_mentions(said[name].strip()) for name in ("title", "purpose", "place", "basis")
        }


@transaction.atomic
def plan(member: Member, unit: Unit, said: Plan, client_id: uuid.UUID) -> Engagement:
    """Plan a meeting of a unit, with its kind's agenda and categories; a second click finds the first's."""
    require(member, ARRANGES, unit)
    if (same := accessible_engagements(member).filter(client_id=client_id).first()) is not None:
        return same
    check_time(said.starts_at, said.ends_at)
    _check(said)
    at = clock.now()
    engagement = Engagement.objects.create(
        unit=unit, client_id=client_id, planned_by=member, planned_at=at, moved_at=at, **said.values()
    )
    brought = templates()[Kind(said.kind)]
    _write_agenda(engagement, brought.agenda)
    rows = [InvitedCategory(engagement=engagement, category=one) for one in brought.categories]
    InvitedCategory.objects.bulk_create(rows)
    record(member, "engagement.planned", "engagement", engagement.pk, kind=said.kind, unit=unit.pk)
    notify("engagements")
    return engagement


@transaction.atomic
def change(member: Member, pk: int, said: Plan) -> Engagement:
    """Change the plan; what people were asked for stays once they were."""
    engagement, wanted = _changeable(member, pk), said.values()
    changed = [name for name, value in wanted.items() if getattr(engagement, name) != value]
    if engagement.state != EngagementState.PLANNED and set(changed) & set(FIXED_ONCE_INVITED):
        raise Refused(
            _("Undangannya sudah terbuka: orang menjawab untuk maksud dan waktu ini."),
            _("Tunda dan jadwalkan lagi, atau batalkan dan rencanakan yang baru."),
            status=409,
        )
    _check(said)
    if engagement.state == EngagementState.PLANNED:
        check_time(said.starts_at, said.ends_at)
    for name in changed:
        setattr(engagement, name, wanted[name])
    return _saved(member, engagement, ", ".join(changed)) if changed else engagement


@transaction.atomic
def set_agenda(member: Member, pk: int, points: Sequence[Point]) -> Engagement:
    """Put these points in place of the agenda."""
    engagement = _changeable(member, pk)
    engagement.agenda.all().delete()
    _write_agenda(engagement, points)
    return _saved(member, engagement, "agenda")


@transaction.atomic
def set_categories(member: Member, pk: int, kept: Mapping[str, int]) -> Engagement:
    """Say who is invited, and how many seats are kept for each. Nobody who was invited is left out later."""
    engagement = _changeable(member, pk)
    gone = set(engagement.categories.values_list("category", flat=True)) - kept.keys()
    if engagement.invitations.filter(category__in=gone).exists():
        raise Refused(
            _("Kategori ini sudah mendapat undangan."), _("Biarkan kategorinya tercentang."), status=409
        )
    if sum(kept.values()) > (engagement.seats or 0):
        raise Refused(
            _("Kursi yang disisihkan lebih banyak daripada kursi yang ada."),
            _("Kurangi, atau tambah jumlah kursinya lewat tombol Ubah rencana."),
            status=422,
        )
    engagement.categories.filter(category__in=gone).delete()
    for category, seats in kept.items():
        InvitedCategory.objects.update_or_create(
            engagement=engagement, category=category, defaults={"seats": seats}
        )
    return _saved(member, engagement, "categories")


def _changeable(member: Member, pk: int) -> Engagement:
    engagement = locked_engagement(member, pk)
    if engagement.state not in _CHANGEABLE:
        raise Refused(
            _("Pertemuan ini sudah berlangsung atau dibatalkan."),
            _("Rencananya tidak diubah lagi."),
            status=409,
        )
    return engagement


def _check(said: Plan) -> None:
    if not said.place.strip() and not said.video_link:
        raise Refused(_("Tempatnya belum diisi."), _("Isi tempat, atau tautan video."), status=422)
    if said.allocation == "draw" and said.seats is None:
        raise Refused(
            _("Undian perlu jumlah kursi."), _("Isi jumlah kursinya, atau pilih urut menjawab."), status=422
        )


def _write_agenda(engagement: Engagement, points: Iterable[Point]) -> None:
    rows = [
        AgendaItem(engagement=engagement, position=position, **asdict(point))
        for position, point in enumerate(points, 1)
    ]
    AgendaItem.objects.bulk_create(rows)


def _saved(member: Member, engagement: Engagement, what: str) -> Engagement:
    engagement.save()
    settle(engagement)
    record(member, "engagement.changed", "engagement", engagement.pk, what=what)
    notify("engagements")
    return engagement

"""Put on record that a text was read out or put up, and what was done where it does not hold any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.kits.access import access_airing, access_version
from sejuk.desk.kits.models import Airing, Medium
from sejuk.desk.kits.roles import AIRS
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.models import Version, VersionState
from sejuk.desk.shell.notify import notify

#: A version in one of these states must not stay on a board.
ENDED = (VersionState.CORRECTED, VersionState.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aired:
    """What somebody did: how, where and when; ``client_id`` names the form."""

    client_id: UUID
    unit: Unit
    medium: str
    place: str
    at: datetime


@transaction.atomic
def air(member: Member, number: int, aired: Aired) -> Airing:
    """Put it on record, once however often the form is sent.

    Raises:
        Refused: the member records nothing for this unit, the text may not go out, or the time does not fit.
    """
    require(member, AIRS, aired.unit)
    if known := Airing.objects.filter(by=member, client_id=aired.client_id).first():
        return known
    version = access_version(member, number)
    _check_time(version, aired.at)
    said = {
        "version": version, "sha256": version.sha256, "medium": aired.medium, "unit": aired.unit,
        "place": " ".join(aired.place.split()), "aired_at": aired.at, "recorded_at": clock.now(),
    }  # fmt: skip
    airing, is_new = Airing.objects.get_or_create(by=member, client_id=aired.client_id, defaults=said)
    if is_new:
        record(
            member, "airing.recorded", "airing", airing.pk, text=number, version=version.edition,
            medium=aired.medium, unit=aired.unit.pk, sha256=version.sha256,
        )  # fmt: skip
        notify("kits")
    return airing


@transaction.atomic
def undo(member: Member, pk: int) -> Airing:
    """Take back what was recorded by mistake; the row stays and does not count."""
    airing = _held(member, pk)
    airing.undone_at = clock.now()
    airing.save(update_fields=["undone_at"])
    record(member, "airing.undone", "airing", pk, unit=airing.unit_id)
    notify("kits")
    return airing


@transaction.atomic
def settle(member: Member, pk: int, done: str) -> Airing:
    """Say what was done about one whose text was corrected or withdrawn; a second click changes nothing."""
    airing = _held(member, pk)
    if airing.version.state not in ENDED:
        raise Refused(_("Teks ini masih berlaku."), _("Tidak ada yang perlu dibereskan."), status=409)
    if airing.settled_at is None:
        airing.settled_at, airing.done = clock.now(), done.strip()
        airing.save(update_fields=["settled_at", "done"])
        record(member, "airing.settled", "airing", pk, unit=airing.unit_id)
        notify("kits")
    return airing


def counts(number: int) -> list[tuple[str, int]]:
    """How often a text was read out or put up, by medium, all versions and offices together."""
    rows = Airing.objects.filter(version__response=number, undone_at=None).values_list("medium")
    found = dict(rows.annotate(count=Count("pk")).order_by())
    return [(str(medium.label), found[medium]) for medium in Medium if medium in found]


def unsettled(rows: QuerySet[Airing]) -> QuerySet[Airing]:
    """Those whose text was corrected or withdrawn and nobody has said what was done."""
    return rows.filter(version__state__in=ENDED, settled_at=None)


def _held(member: Member, pk: int) -> Airing:
    found = access_airing(member, pk)
    require(member, AIRS, found.unit)
    rows = Airing.objects.select_for_update(of=("self",)).select_related("version", "unit")
    return rows.get(pk=pk)


def _check_time(version: Version, at: datetime) -> None:
    if at > clock.now():
        raise Refused(
            _("Waktunya belum tiba: yang dicatat adalah yang sudah dilakukan."),
            _("Catat sesudah dibacakan atau dipasang."),
            status=422,
        )
    approved = version.approved_at
    if approved is not None and at < approved.replace(second=0, microsecond=0):  # people type minutes
        raise Refused(
            _("Waktunya sebelum teks ini disetujui."),
            _("Periksa tanggal dan jamnya; versi lama tidak dicatat di sini."),
            status=422,
        )

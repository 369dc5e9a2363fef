"""Polling day: two approvers in one act, and somebody else who looks at it afterwards.

What may wait is looked at afterwards: the checks of the stage. What guards neutrality does not wait: another
institution where the text needs one (G7, G14), and that nobody approves what they wrote.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.access import access_response
from sejuk.desk.responses.models import ApprovalRole, Emergency, Version
from sejuk.desk.responses.services.approving import (
    check_approver,
    refuse_changed,
    refuse_writer,
    settle,
    sign,
)
from sejuk.desk.responses.services.moving import on_way, tries_stay
from sejuk.desk.responses.services.submitting import refuse_corrected
from sejuk.desk.responses.transitions import APPROVES
from sejuk.desk.shell.notify import notify
from sejuk.desk.stages import now as stages

#: The second approver confirms within this.
ONE_ACT = timedelta(minutes=15)
#: Somebody else looks at it within this.
REVIEW_WITHIN = timedelta(hours=24)
_MODE = "polling_day"


def is_polling_day(version: Version) -> bool:
    """Whether it is polling day where the text goes out."""
    return stages.now(version.territory, clock.now()).mode.code == _MODE


def open_request(version: Version) -> Emergency | None:
    """The first approver's request that somebody can still confirm."""
    rows = version.emergencies.filter(confirmed_at__isnull=True, expires_at__gt=clock.now())
    return rows.filter(digest=version.digest).select_related("asked_by__institution").last()


def ask(member: Member, pk: int, digest: str) -> Emergency:
    """The first approver asks; a second click asks nothing more."""
    with tries_stay(member, pk):
        return _ask(member, pk, digest)


@transaction.atomic
def _ask(member: Member, pk: int, digest: str) -> Emergency:
    version = _checked(member, pk, digest)
    if (waiting := open_request(version)) is not None:
        if waiting.asked_by_id == member.pk:
            return waiting
        raise Refused(
            _("Rekan Anda sudah memintanya."),
            _("Sahkan permintaannya, atau tunggu sampai lewat."),
            status=409,
        )
    at = clock.now()
    made = Emergency.objects.create(
        version=version, digest=version.digest, asked_by=member, asked_at=at, expires_at=at + ONE_ACT
    )
    record(
        member, "response.emergency_asked", "response", pk,
        version=version.number, digest=version.digest[:16],
    )  # fmt: skip
    notify("responses")
    return made


def confirm(member: Member, pk: int, digest: str) -> Version:
    """The second approver confirms: both sign now, and a review is owed."""
    with tries_stay(member, pk):
        return _confirm(member, pk, digest)


@transaction.atomic
def _confirm(member: Member, pk: int, digest: str) -> Version:
    version = _checked(member, pk, digest)
    found = open_request(version)
    if found is None or found.asked_by_id == member.pk:
        raise Refused(
            _("Tidak ada permintaan orang lain yang masih berlaku; batasnya 15 menit."),
            _("Minta lagi, lalu orang kedua mengesahkannya."),
            status=409,
        )
    check_approver(found.asked_by, version)
    found.confirmed_by, found.confirmed_at = member, clock.now()
    found.review_due_at = found.confirmed_at + REVIEW_WITHIN
    found.save(update_fields=["confirmed_by", "confirmed_at", "review_due_at"])
    record(
        member, "response.emergency_confirmed", "response", pk,
        version=version.number, first=found.asked_by_id,
    )  # fmt: skip
    for one in (found.asked_by, member):
        sign(one, version, ApprovalRole.EMERGENCY)
    return settle(member, version)


@transaction.atomic
def review(member: Member, pk: int, text: str) -> Emergency:
    """Somebody who took no part looks at it afterwards and says what they found."""
    response = access_response(member, pk, lock=True)
    require(member, APPROVES, response.unit)
    found = owed().filter(version__response=response).first()
    if found is None:
        raise Refused(
            _("Tidak ada jalur darurat yang menunggu tinjauan."), _("Muat ulang halamannya."), status=409
        )
    refuse_writer(member, found.version)
    if member.pk in (found.asked_by_id, found.confirmed_by_id):
        raise Refused(
            _("Yang menyetujui lewat jalur darurat tidak meninjaunya sendiri."),
            _("Minta penyetuju lain meninjaunya."),
        )
    if not text.strip():
        raise Refused(_("Hasil tinjauannya belum diisi."), _("Tulis apa yang Anda periksa."), status=422)
    found.reviewed_by, found.reviewed_at, found.review = member, clock.now(), text.strip()
    found.save(update_fields=["reviewed_by", "reviewed_at", "review"])
    record(member, "response.emergency_reviewed", "response", pk, version=found.version.number)
    notify("responses")
    return found


def owed() -> QuerySet[Emergency]:
    """Emergencies that nobody has reviewed yet."""
    rows = Emergency.objects.filter(confirmed_at__isnull=False, reviewed_at__isnull=True)
    return rows.select_related("version__response__unit", "asked_by", "confirmed_by").order_by(
        "review_due_at"
    )


def may_take_part(member: Member, version: Version) -> bool:
    """Whether the member could ask or confirm now."""
    if version.state != "submitted" or not is_polling_day(version):
        return False
    try:
        check_approver(member, version)
    except Refused:
        return False
    return True


def _checked(member: Member, pk: int, digest: str) -> Version:
    version, _way = on_way(member, pk, "pass_on")
    if not is_polling_day(version):
        raise Refused(
            _("Jalur darurat hanya terbuka pada hari pemungutan suara."),
            _("Setujui dengan cara biasa."),
            status=409,
        )
    check_approver(member, version)
    refuse_corrected(version)
    refuse_changed(version, digest)
    return version

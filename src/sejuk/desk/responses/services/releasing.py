"""What was approved goes out, is corrected by the next edition, or is taken back (G11).

Other rooms come in here: ``publish``, ``correct`` and ``withdraw``, and ``approved_item`` for the bytes.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.services.recusal import refuse_accused
from sejuk.desk.network.neutrality import refuse_pointing
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Barred, Refused
from sejuk.desk.responses import signals
from sejuk.desk.responses.access import access_response
from sejuk.desk.responses.items import approved_item, approved_version, checked_item
from sejuk.desk.responses.models import OPEN, Response, Version, VersionState
from sejuk.desk.responses.services.looking import look
from sejuk.desk.responses.services.moving import moved, tries_stay
from sejuk.desk.responses.services.reporting import report_published
from sejuk.desk.responses.services.writing import next_version
from sejuk.desk.responses.transitions import RELEASES, VERSION_TRANSITIONS, WRITES
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition
from sejuk.engine import mask_mentions

__all__ = ["approved_item", "correct", "publish", "withdraw"]


def publish(member: Member, pk: int, ticked: Collection[str] = ()) -> Version:
    """Let the approved edition of text number ``pk`` go out; a second click changes nothing.

    ``ticked``: what the stage asks now and asked of no approver yet.

    Raises:
        Refused: nothing is approved, it is practice (G14), its verdict was corrected, the bytes differ, or
            the stage changed and a box is not ticked.
    """
    with tries_stay(member, pk):
        return _publish(member, pk, ticked)


@transaction.atomic
def _publish(member: Member, pk: int, ticked: Collection[str]) -> Version:
    response = access_response(member, pk, lock=True)
    require(member, RELEASES, response.unit)
    _refuse_practice(response)
    version = approved_version(pk)
    look(member, version, ticked)
    if version.state == VersionState.PUBLISHED:
        return version
    version.response = response
    before = response.versions.filter(state=VersionState.PUBLISHED).first()
    at = clock.now()
    if before is not None:
        before.response, before.ended_at = response, at
        moved(member, before, transition(VERSION_TRANSITIONS, "correct", before.state))
        signals.corrected.send(Version, version=before, item=checked_item(before), following=version)
    version.published_at = at
    moved(member, version, transition(VERSION_TRANSITIONS, "publish", version.state))
    Response.objects.filter(pk=pk).update(outdated_at=None)
    signals.published.send(Version, version=version, item=checked_item(version), before=before)
    report_published(member, version)
    return version


@transaction.atomic
def correct(member: Member, pk: int, note: str) -> Version:
    """Begin the next edition of what is published, with a note on what changes; a draft for its authors.

    The edition that is out stays until the next one is approved and published.
    """
    response = access_response(member, pk, lock=True)
    require(member, WRITES, response.unit)
    if response.case is not None:
        refuse_accused(member, response.case)
    if not note.strip():
        raise Refused(
            _("Catatan koreksinya belum diisi."), _("Tulis apa yang berubah dan mengapa."), status=422
        )
    version = response.versions.filter(state=VersionState.PUBLISHED).first()
    if version is None or response.versions.filter(state__in=[*OPEN, "approved"]).exists():
        raise Refused(
            _("Yang dikoreksi adalah teks yang sudah terbit dan belum punya versi baru."),
            _("Buka halamannya untuk melihat versi mana yang sedang dikerjakan."),
            status=409,
        )
    version.response = response
    following = next_version(member, version, edition=version.edition + 1, correction=note.strip())
    record(member, "response.correcting", "response", pk, version=following.number)
    notify("responses")
    return following


@transaction.atomic
def withdraw(member: Member, pk: int, reason: str) -> Version:
    """Take back what is approved or out, with a public reason, and leave what was being written on it.

    Raises:
        Refused: the reason points at a contestant; whoever reads it must not be campaigned at (G7).
    """
    response = access_response(member, pk, lock=True)
    require(member, RELEASES, response.unit)
    refuse_pointing(reason)
    reason = mask_mentions(reason)
    rows = response.versions.filter(state__in=[VersionState.APPROVED, VersionState.PUBLISHED])
    out = list(rows.order_by("edition"))
    if not out:
        transition(VERSION_TRANSITIONS, "withdraw", VersionState.WITHDRAWN)  # refuses
    at = clock.now()
    for version in response.versions.filter(state__in=OPEN):
        version.response, version.ended_at = response, at
        moved(member, version, transition(VERSION_TRANSITIONS, "leave", version.state))
    for version in out:
        version.response, version.ended_at = response, at
        item = checked_item(version)
        moved(member, version, transition(VERSION_TRANSITIONS, "withdraw", version.state), reason)
        signals.withdrawn.send(Version, version=version, item=item, reason=reason.strip())
    Response.objects.filter(pk=pk).update(outdated_at=None)
    return out[-1]


def _refuse_practice(response: Response) -> None:
    if response.versions.filter(state=VersionState.APPROVED, is_training=True).exists():
        raise Barred(
            "training",
            _("Ini latihan: keterangan tentang penyelenggaraan pemilu baru terbit bila lembaga lain ikut."),
            _("Ajak KPU atau Bawaslu bergabung, lalu tulis teks baru."),
        )

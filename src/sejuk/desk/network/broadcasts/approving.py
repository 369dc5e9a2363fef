"""Two pairs of eyes: one submits, another approves the very bytes that go out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.services.recusal import refuse_accused
from sejuk.desk.network.access import access_broadcast
from sejuk.desk.network.broadcasts import picturing
from sejuk.desk.network.broadcasts.composing import has_process_source, is_practice, refuse_corrected
from sejuk.desk.network.broadcasts.looking import look
from sejuk.desk.network.models import Broadcast
from sejuk.desk.network.neutrality import refuse_pointing
from sejuk.desk.network.transitions import BROADCAST_TRANSITIONS
from sejuk.desk.organisation.access import may, may_anywhere, require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import Transition, transition

_WORDS = ("subject", "language", "title", "clarification", "sources", "faq", "contact")


@transaction.atomic
def submit(member: Member, pk: int) -> Broadcast:
    """Ask somebody else to approve; from here on its words are fixed."""
    broadcast, way = _on_way(member, pk, "submit")
    require(member, way.roles, broadcast.unit)
    broadcast.is_training = is_practice(about_process=broadcast.about_process, case=broadcast.case)
    refuse_corrected(broadcast)
    _check_sources(broadcast)
    _check_words(broadcast)
    at = clock.now()
    picturing.freeze(broadcast, at)
    broadcast.digest, broadcast.submitted_at, broadcast.returned = digest_of(broadcast), at, ""
    return moved(member, broadcast, way)


@transaction.atomic
def approve(member: Member, pk: int, digest: str, ticked: Collection[str] = ()) -> Broadcast:
    """Approve what was read: ``digest`` is that of the page the approver had before them.

    Raises:
        Refused: the member wrote it, is of the accused institution, or, for what is about the process, of the
            author's own institution; it is no longer what the approver read; or a check of the stage
            is not in ``ticked``.
    """
    broadcast, way = _on_way(member, pk, "approve")
    _check_approver(member, broadcast, way)
    refuse_corrected(broadcast)
    picturing.refuse_withdrawn(broadcast)
    _check_words(broadcast)
    if digest != broadcast.digest or digest_of(broadcast) != broadcast.digest:
        raise Refused(
            _("Isinya sudah berubah sejak Anda membacanya."),
            _("Muat ulang dan baca sekali lagi."),
            status=409,
        )
    look(member, broadcast, ticked)
    broadcast.approver, broadcast.approver_institution = member, member.institution
    broadcast.approved_at = clock.now()
    return moved(member, broadcast, way)


@transaction.atomic
def give_back(member: Member, pk: int, reason: str) -> Broadcast:
    """Send it back to its author, with what is missing."""
    broadcast, way = _on_way(member, pk, "return")
    _check_approver(member, broadcast, way)
    broadcast.returned, broadcast.digest, broadcast.submitted_at = reason.strip(), "", None
    return moved(member, broadcast, way)


@transaction.atomic
def withdraw(member: Member, pk: int) -> Broadcast:
    """Leave it, before it went out."""
    broadcast, way = _on_way(member, pk, "withdraw")
    require(member, way.roles, broadcast.unit)
    return moved(member, broadcast, way)


def digest_of(broadcast: Broadcast) -> str:
    """SHA-256 over every word and picture of it, and the verdict that it tells, in one fixed form."""
    said = {name: getattr(broadcast, name) for name in _WORDS}
    if broadcast.verdict_key is not None:
        said["verdict"] = broadcast.verdict_key
    if pictures := picturing.said_of(broadcast):
        said["pictures"] = pictures
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def may_approve(member: Member, broadcast: Broadcast) -> bool:
    """Whether the member could be the second pair of eyes."""
    way = transition(BROADCAST_TRANSITIONS, "approve", "submitted")
    try:
        _check_approver(member, broadcast, way)
    except Refused:
        return False
    return True


def moved(member: Member | None, broadcast: Broadcast, way: Transition) -> Broadcast:
    """Take a way of the table and leave a line in the chain."""
    broadcast.state = way.end
    broadcast.save()
    record(member, "broadcast.moved", "broadcast", broadcast.pk, verb=way.verb, digest=broadcast.digest[:16])
    notify("network")
    return broadcast


def _on_way(member: Member, pk: int, verb: str) -> tuple[Broadcast, Transition]:
    broadcast = access_broadcast(member, pk, lock=True)
    return broadcast, transition(BROADCAST_TRANSITIONS, verb, broadcast.state)


def _check_sources(broadcast: Broadcast) -> None:
    if not broadcast.sources:
        raise Refused(_("Siaran perlu paling sedikit satu sumber."), _("Isi bagian Sumber."), status=422)
    if broadcast.about_process and not has_process_source(broadcast):
        raise Refused(
            _("Keterangan tentang penyelenggaraan pemilu perlu pernyataan KPU atau Bawaslu sendiri."),
            _("Tambahkan baris yang diawali 'KPU:' atau 'Bawaslu:' dengan alamat di situs lembaga itu."),
            status=422,
        )


def _check_words(broadcast: Broadcast) -> None:
    """What points at a contestant or praises who is in office is not broadcast (G7)."""
    labels = [one["label"] for one in broadcast.sources]
    refuse_pointing(broadcast.title, broadcast.clarification, broadcast.faq, broadcast.contact, *labels)


def _check_approver(member: Member, broadcast: Broadcast, way: Transition) -> None:
    if member.pk == broadcast.author_id:
        raise Refused(
            _("Penulis tidak dapat menyetujui tulisannya sendiri."),
            _("Minta rekan yang berwenang menyetujuinya."),
        )
    if broadcast.case is not None:
        refuse_accused(member, broadcast.case)
    own = may(member, way.roles, broadcast.unit)
    outside = member.institution_id != broadcast.author_institution_id
    if broadcast.about_process and not broadcast.is_training:
        if not (outside and may_anywhere(member, way.roles)):
            raise Refused(
                _("Keterangan tentang penyelenggaraan pemilu harus disetujui orang dari lembaga lain."),
                _("Penyetuju lembaga lain melihatnya di daftar siaran mereka."),
            )
    elif not own:
        require(member, way.roles, broadcast.unit)

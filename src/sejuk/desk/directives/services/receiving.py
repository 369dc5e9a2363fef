"""What a unit does about a directive: reads it, acknowledges it, meets, reports, is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.evidence.files import UnusableError
from sejuk.desk.cases.evidence.manifest import Part
from sejuk.desk.directives.access import lock_receipt, own_receipts
from sejuk.desk.directives.models import (
    Attendance,
    Directive,
    DirectiveState,
    FollowUp,
    FollowUpFile,
    Meeting,
    Receipt,
    ReceiptState,
    Returned,
    Task,
)
from sejuk.desk.directives.naming import nameless
from sejuk.desk.directives.services.evidence import evidence_part
from sejuk.desk.directives.transitions import ACKNOWLEDGES, RECEIPT_TRANSITIONS, REPORTS, SENDS, WORKS
from sejuk.desk.organisation.access import held, require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition

#: Files of one report.
MOST_FILES = 3


@dataclass(frozen=True, slots=True)
class Held:
    """A unit's own meeting: how many of each category sat there, never who."""

    client_id: UUID
    kind: str
    held_at: datetime
    result: str
    present: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Done:
    """A report of what was done; ``finishes`` its task."""

    client_id: UUID
    text: str
    task: int | None = None
    finishes: bool = False
    files: Sequence[bytes] = field(default_factory=tuple)


def mark_read(member: Member, directive: Directive) -> list[Receipt]:
    """The receipts of the member's own units, marked as read from now on.

    Only somebody who works at the unit itself reads for it: a superior or an auditor who looks does not.
    """
    receipts = own_receipts(member, directive)
    worked = {one.path for one in held(member) if one.role in WORKS}
    if directive.state == DirectiveState.SENT:
        for receipt in receipts:
            if receipt.state == ReceiptState.DELIVERED and receipt.unit.path in worked:
                _read(member, receipt)
    return receipts


@transaction.atomic
def _read(member: Member, receipt: Receipt) -> None:
    way = transition(RECEIPT_TRANSITIONS, "read", ReceiptState.DELIVERED)
    at = clock.now()
    changed = Receipt.objects.filter(pk=receipt.pk, state=way.start).update(state=way.end, read_at=at)
    receipt.refresh_from_db(fields=["state", "read_at", "acknowledged_at"])
    if changed:
        record(member, "directive.read", "directive", receipt.directive_id, unit=receipt.unit_id)
        notify("directives")


@transaction.atomic
def acknowledge(member: Member, pk: int) -> Receipt:
    """Say for the unit that it got the directive; said twice, or sent twice by a phone, it is said once."""
    receipt = _locked(member, pk, ACKNOWLEDGES)
    if receipt.acknowledged_at is not None:
        return receipt
    way, at = transition(RECEIPT_TRANSITIONS, "acknowledge", receipt.state), clock.now()
    receipt.state, receipt.acknowledged_at, receipt.acknowledged_by = way.end, at, member
    receipt.read_at = receipt.read_at or at
    receipt.save(update_fields=["state", "read_at", "acknowledged_at", "acknowledged_by"])
    record(member, "directive.acknowledged", "directive", receipt.directive_id, unit=receipt.unit_id)
    notify("directives")
    return receipt


def meet(member: Member, pk: int, held: Held) -> Meeting:
    """Note the unit's own meeting; the same form sent twice is one meeting."""
    known = Meeting.objects.filter(by=member, client_id=held.client_id).first()
    if known is not None:
        return known
    try:
        return _meet(member, pk, held)
    except IntegrityError:  # sent twice in one moment
        return Meeting.objects.get(by=member, client_id=held.client_id)


@transaction.atomic
def _meet(member: Member, pk: int, held: Held) -> Meeting:
    receipt = _acknowledged(member, pk)
    present = {category: count for category, count in held.present.items() if count}
    if not present:
        raise Refused(
            _("Jumlah hadirin belum diisi."), _("Isi untuk paling sedikit satu kategori."), status=422
        )
    if held.held_at > clock.now():
        raise Refused(
            _("Rapatnya belum berlangsung."), _("Catat rapat setelah selesai, dengan hasilnya."), status=422
        )
    meeting = Meeting.objects.create(
        receipt=receipt,
        by=member,
        client_id=held.client_id,
        kind=held.kind,
        held_at=held.held_at,
        result=nameless(held.result),
        made_at=clock.now(),
    )
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, category=category, count=count) for category, count in present.items()
    )
    record(member, "directive.met", "directive", receipt.directive_id, unit=receipt.unit_id)
    notify("directives")
    return meeting


def report(member: Member, pk: int, done: Done) -> FollowUp:
    """Report what was done, with evidence; the same form sent twice is one report."""
    known = FollowUp.objects.filter(by=member, client_id=done.client_id).first()
    if known is not None:
        return known
    parts = _parts(done.files)
    try:
        return _report(member, pk, done, parts)
    except IntegrityError:  # sent twice in one moment
        return FollowUp.objects.get(by=member, client_id=done.client_id)


@transaction.atomic
def _report(member: Member, pk: int, done: Done, parts: Sequence[Part]) -> FollowUp:
    receipt = _acknowledged(member, pk)
    task = Task.objects.filter(pk=done.task, directive=receipt.directive_id).first() if done.task else None
    if done.task and task is None:
        raise Refused(_("Tugas ini bukan bagian dari arahan ini."), _("Pilih dari daftar."), status=422)
    made = FollowUp.objects.create(
        receipt=receipt,
        task=task,
        by=member,
        client_id=done.client_id,
        text=nameless(done.text),
        finishes=done.finishes and task is not None,
        made_at=clock.now(),
    )
    FollowUpFile.objects.bulk_create(
        FollowUpFile(
            follow_up=made,
            media_type=part.media_type,
            sha256=part.sha256,
            size=len(part.body),
            body=part.body,
        )
        for part in {part.sha256: part for part in parts}.values()
    )
    record(
        member,
        "directive.reported",
        "directive",
        receipt.directive_id,
        unit=receipt.unit_id,
        task=task.position if task else None,
        files=len(parts),
    )
    notify("directives")
    return made


@transaction.atomic
def finish(member: Member, pk: int) -> Receipt:
    """Say that everything is done; each task needs a report that finishes it."""
    receipt = _locked(member, pk, WORKS)
    if receipt.state == ReceiptState.DONE:
        return receipt
    way = transition(RECEIPT_TRANSITIONS, "finish", receipt.state)
    if open_tasks(receipt) or not receipt.follow_ups.exists():
        raise Refused(
            _("Belum semua tugas punya laporan yang menyelesaikannya."),
            _("Laporkan tindak lanjut tiap tugas lebih dahulu."),
            status=409,
        )
    receipt.state, receipt.done_at, receipt.done_by = way.end, clock.now(), member
    receipt.save(update_fields=["state", "done_at", "done_by"])
    record(member, "directive.done", "directive", receipt.directive_id, unit=receipt.unit_id)
    notify("directives")
    return receipt


@transaction.atomic
def give_back(member: Member, pk: int, reason: str) -> Receipt:
    """The sender asks a unit for more."""
    receipt = _locked(member, pk)
    require(member, SENDS, receipt.directive.unit)
    if receipt.state == ReceiptState.ACKNOWLEDGED and receipt.returns.exists():  # a second click
        return receipt
    way = transition(RECEIPT_TRANSITIONS, "return", receipt.state)
    said = nameless(reason)
    if not said:
        raise Refused(
            _("Bagian “Apa yang kurang” belum diisi."), _("Tulis satu atau dua kalimat."), status=422
        )
    Returned.objects.create(receipt=receipt, by=member, at=clock.now(), reason=said)
    receipt.state, receipt.done_at, receipt.done_by = way.end, None, None
    receipt.save(update_fields=["state", "done_at", "done_by"])
    last = receipt.returns.order_by("-pk").values_list("at", flat=True)[0]
    receipt.follow_ups.filter(made_at__lte=last).update(finishes=False)
    record(member, "directive.returned", "directive", receipt.directive_id, unit=receipt.unit_id)
    notify("directives")
    return receipt


def open_tasks(receipt: Receipt) -> list[Task]:
    """Tasks that no report of the unit finishes."""
    finished = Q(follow_ups__receipt=receipt, follow_ups__finishes=True)
    return list(Task.objects.filter(directive=receipt.directive_id).exclude(finished))


def _locked(member: Member, pk: int, roles: frozenset[str] | None = None) -> Receipt:
    """The receipt in the member's hands, locked; only of a directive that runs."""
    receipt = lock_receipt(member, pk, roles)
    if receipt.directive.state == DirectiveState.REPLACED:
        raise Refused(
            _("Arahan ini sudah diganti versi yang baru."),
            _("Buka versi barunya dari halaman arahan ini."),
            status=409,
        )
    if receipt.directive.state != DirectiveState.SENT:
        raise Refused(_("Arahan ini sudah dinyatakan selesai."), _("Kembali ke daftar arahan."), status=409)
    return receipt


def _acknowledged(member: Member, pk: int) -> Receipt:
    receipt = _locked(member, pk, REPORTS)
    if receipt.acknowledged_at is None:
        raise Refused(
            _("Arahan ini belum dinyatakan diterima."), _("Nyatakan diterima lebih dahulu."), status=409
        )
    return receipt


def _parts(files: Sequence[bytes]) -> list[Part]:
    if len(files) > MOST_FILES:
        raise Refused(
            _("Paling banyak tiga berkas."), _("Kirim sisanya dengan laporan berikutnya."), status=422
        )
    try:
        return [evidence_part(body) for body in files]
    except UnusableError as error:
        raise Refused(
            _("Ada berkas yang bukan gambar atau PDF yang dapat dipakai."),
            _("Pilih JPEG, PNG, WEBP, atau PDF, semuanya paling besar 10 MB."),
            status=422,
        ) from error

"""Ask for a capture of a public page, bring a file, try again."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.evidence.access import access_evidence
from sejuk.desk.cases.evidence.addresses import public_address
from sejuk.desk.cases.evidence.files import UnusableError, part_of
from sejuk.desk.cases.evidence.keeping import keep
from sejuk.desk.cases.evidence.voices import is_public_voice
from sejuk.desk.cases.models import Case, Evidence, EvidenceState
from sejuk.desk.cases.services.moving import locked, tell
from sejuk.desk.cases.transitions import EVIDENCE_TRANSITIONS, SORTS
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition

#: Captures and files of one case.
MOST = 60


@transaction.atomic
def ask(member: Member, pk: int, url: str, *, whole: bool = False, step: int | None = None) -> Evidence:
    """Ask for a capture; the same page is not fetched twice while one waits or was kept today.

    ``whole`` keeps a full archive, which only outlets and official accounts get.
    """
    case = _open_case(member, pk)
    address = public_address(url)
    voice = is_public_voice(address)
    if whole and not voice:
        raise Refused(
            _("Arsip lengkap hanya untuk media dan akun resmi yang ada di daftar sumber publik."),
            _("Simpan teks dan gambarnya saja; nama penulis disamarkan."),
            status=422,
        )
    kind = Evidence.Kind.ARCHIVE if whole else Evidence.Kind.PAGE
    if (same := _same(case, address.canonical, kind)) is not None:
        return same
    evidence = _new(member, case, kind, step)
    evidence.url, evidence.is_public_voice, evidence.next_try_at = address.canonical, voice, evidence.asked_at
    evidence.save()
    _put_down(member, evidence)
    _enqueue(evidence.pk)
    return evidence


@transaction.atomic
def bring(member: Member, pk: int, body: bytes, *, step: int | None = None) -> Evidence:
    """Keep a file that a member brings. Its name is not kept."""
    case = _open_case(member, pk)
    try:
        part = part_of(body)
    except UnusableError:
        raise Refused(
            _("Berkas ini bukan gambar (JPEG, PNG, WebP) atau PDF, rusak, atau lebih dari 10 MB."),
            _("Simpan ulang sebagai gambar atau PDF yang lebih kecil."),
            status=422,
        ) from None
    evidence = _new(member, case, Evidence.Kind.FILE, step)
    evidence.save()
    _put_down(member, evidence)
    keep(evidence, [part], {}, evidence.asked_at)
    return evidence


@transaction.atomic
def retry(member: Member, pk: int) -> Evidence:
    """Try a failed capture again."""
    found = access_evidence(member, pk)
    case = _open_case(member, found.case_id)
    evidence = Evidence.objects.select_for_update().get(pk=pk)
    if evidence.state == EvidenceState.WAITING:
        return evidence  # a second click
    way = transition(EVIDENCE_TRANSITIONS, "retry", evidence.state)
    require(member, way.roles, case.unit)
    evidence.state, evidence.tries, evidence.next_try_at = way.end, 0, clock.now()
    evidence.error, evidence.error_params = "", {}
    evidence.save(update_fields=["state", "tries", "next_try_at", "error", "error_params"])
    record(member, "evidence.retried", "evidence", pk, case=case.pk)
    notify("cases")
    _enqueue(pk)
    return evidence


def _open_case(member: Member, pk: int) -> Case:
    access_case(member, pk, SORTS)
    case = locked(member, pk)
    if not case.is_open:
        raise Refused(
            _("Kasus ini sudah berakhir."), _("Buka kembali kasusnya untuk menambah bukti."), status=409
        )
    if case.evidence.exclude(state=EvidenceState.ERASED).count() >= MOST:
        raise Refused(_("Kasus ini sudah punya 60 bukti."), _("Catat sumber lain dengan tautan."))
    return case


def _same(case: Case, url: str, kind: str) -> Evidence | None:
    recent = clock.now() - timedelta(days=1)
    again = case.evidence.filter(url=url, kind=kind, asked_at__gte=recent)
    return again.filter(state__in=[EvidenceState.WAITING, EvidenceState.CAPTURED]).first()


def _new(member: Member, case: Case, kind: str, step: int | None) -> Evidence:
    at = clock.now()
    return Evidence(
        case=case,
        step=case.steps.filter(pk=step).first() if step else None,
        kind=kind,
        asked_by=member,
        asked_at=at,
        expires_at=at + timedelta(days=settings.EVIDENCE_DAYS),
    )


def _put_down(member: Member, evidence: Evidence) -> None:
    tell(evidence.case, member, evidence.asked_at, "evidence_asked")
    record(member, "evidence.asked", "evidence", evidence.pk, case=evidence.case_id, kind=evidence.kind)
    notify("cases")


def _enqueue(pk: int) -> None:
    from sejuk.desk.cases.evidence.tasks import capture
    from sejuk.desk.listening.tasks import enqueue

    enqueue(capture, f"evidence:{pk}", evidence_id=pk)

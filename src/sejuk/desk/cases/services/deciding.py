"""What to do about a case with a confirmed verdict: who, until when, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case, CaseState, ResponseDecision
from sejuk.desk.cases.services.moving import advance, locked, tell, way_of
from sejuk.desk.cases.telling.owing import owe_owner
from sejuk.desk.cases.transitions import CARRIES_OUT, DECIDES
from sejuk.desk.organisation.access import may
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.engine import mask_mentions

Kind = ResponseDecision.Kind


@dataclass(frozen=True, slots=True)
class Plan:
    """One thing to do. ``do_nothing`` needs only its reason."""

    kind: str
    reason: str
    owner_unit: Unit
    owner: Member | None = None
    due_at: datetime | None = None


@transaction.atomic
def decide(member: Member, pk: int, plan: Plan) -> ResponseDecision:
    """Decide on a response; more than one may be decided while none is carried out yet."""
    access_case(member, pk, DECIDES)
    case = locked(member, pk)
    _check(case, plan)
    made = ResponseDecision.objects.create(
        case=case,
        kind=plan.kind,
        reason=mask_mentions(plan.reason.strip()),
        owner_unit=plan.owner_unit,
        owner=plan.owner,
        due_at=plan.due_at,
        decided_by=member,
        decided_at=clock.now(),
    )
    if case.state != CaseState.RESPONSE_DECIDED:
        advance(member, case, way_of(member, case, "decide"), plan.reason)
    owe_owner(case, made)
    record(
        member, "decision.made", "decision", made.pk, case=pk, kind=plan.kind, owner_unit=plan.owner_unit.pk
    )
    notify("cases")
    return made


@transaction.atomic
def decide_anew(member: Member, pk: int, reason: str) -> Case:
    """Take back what was decided before anybody carried it out."""
    case = locked(member, pk)
    way = way_of(member, case, "decide_anew")
    if case.decisions.filter(reported_at__isnull=True, referral__sent_at__isnull=False).exists():
        raise Refused(
            _("Surat yang sudah terkirim tidak ditarik."),
            _("Tambahkan tanggapan lain, atau laporkan hasilnya."),
        )
    case.decisions.filter(reported_at__isnull=True).delete()
    record(member, "decision.anew", "case", pk, case=pk)
    return advance(member, case, way, reason)


@transaction.atomic
def start(member: Member, pk: int) -> Case:
    """Begin to carry out what was decided."""
    case = locked(member, pk)
    if case.state == CaseState.RESPONDING:
        return case
    way = way_of(member, case, "respond")
    if not case.decisions.exclude(kind=Kind.DO_NOTHING).exists():
        raise Refused(
            _("Keputusannya adalah tidak menanggapi."), _("Tutup kasusnya, atau putuskan tanggapan lain.")
        )
    return advance(member, case, way)


@transaction.atomic
def report(member: Member, pk: int, text: str) -> ResponseDecision:
    """Say what came of a decision; by its owner or somebody who works for the owner's unit."""
    found = (
        ResponseDecision.objects.select_for_update(of=("self",))
        .select_related("owner_unit")
        .filter(pk=pk)
        .first()
    )
    if found is None or not may_report(member, found):
        raise Refused(_("Keputusan ini bukan tugas unit Anda."), _("Kembali ke antrean kasus."), status=404)
    if not text.strip():
        raise Refused(_("Laporannya belum diisi."), _("Tulis apa yang dilakukan dan hasilnya."), status=422)
    text = mask_mentions(text.strip())
    if found.reported_at is not None:  # a second click, or somebody was quicker
        if found.report == text:
            return found
        raise Refused(
            _("Keadaannya sudah berubah, jadi tindakan ini tidak berlaku lagi."),
            _("Muat ulang halamannya untuk melihat keadaan yang sekarang."),
            status=409,
        )
    found.report, found.reported_by, found.reported_at = text, member, clock.now()
    found.save(update_fields=["report", "reported_by", "reported_at"])
    tell(found.case, member, found.reported_at, "report_back")
    record(member, "decision.reported", "decision", pk, case=found.case_id)
    notify("cases")
    return found


@transaction.atomic
def measure(member: Member, pk: int) -> Case:
    """Everything decided was reported back; now watch whether it cools."""
    case = locked(member, pk)
    way = way_of(member, case, "measure")
    if case.decisions.exclude(kind=Kind.DO_NOTHING).filter(reported_at__isnull=True).exists():
        raise Refused(
            _("Masih ada tanggapan yang hasilnya belum dilaporkan."),
            _("Isi laporan setiap tanggapan lebih dulu."),
            status=422,
        )
    return advance(member, case, way)


def owed_by(units: QuerySet[Unit]) -> QuerySet[ResponseDecision]:
    """What was decided for these units to do and nobody reported back yet, the most pressing first."""
    owed = ResponseDecision.objects.filter(owner_unit__in=units, reported_at__isnull=True)
    running = owed.filter(case__state__in=(CaseState.RESPONSE_DECIDED, CaseState.RESPONDING))
    return running.exclude(kind=Kind.DO_NOTHING).order_by("due_at", "pk")


def may_report(member: Member, found: ResponseDecision) -> bool:
    """Whether the member is its owner or works for the unit that carries it out."""
    return found.owner_id == member.pk or may(member, CARRIES_OUT | DECIDES, found.owner_unit)


def _check(case: Case, plan: Plan) -> None:
    if not plan.reason.strip():
        raise Refused(_("Alasannya belum diisi."), _("Tulis alasan keputusan ini."), status=422)
    if plan.kind != Kind.DO_NOTHING and plan.due_at is None:
        raise Refused(_("Batas waktunya belum diisi."), _("Pilih tanggal dan jam."), status=422)
    if plan.due_at is not None and plan.due_at <= clock.now():
        raise Refused(_("Batas waktunya sudah lewat."), _("Pilih waktu yang akan datang."), status=422)

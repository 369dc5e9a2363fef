"""Make a letter about a case, mark it sent, put its answer on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Accuracy, Case, Destination, Harm, Referral, ResponseDecision, Verdict
from sejuk.desk.cases.referring.access import AFTER_VERDICT, REFERS, access_referral, standing_verdict
from sejuk.desk.cases.referring.borrowing import check_words
from sejuk.desk.cases.referring.destinations import Place, places
from sejuk.desk.cases.services.moving import locked, tell
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify

#: Verdicts on lawful words: nobody is asked to act on such content.
LAWFUL = (Accuracy.NOT_CHECKABLE, Accuracy.SATIRE, Accuracy.TRUE, Accuracy.OFFICIAL_CLARIFICATION)
#: Destinations that hear only of officials, contestants and campaigns.
OF_OFFICIALS = (
    Destination.BAWASLU,
    Destination.OMBUDSMAN,
    Destination.KOMPOLNAS,
    Destination.PROPAM,
    Destination.DKPP,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter before it is made; ``decision`` is what it carries out, where one was made."""

    destination: str
    subject: str
    body: str
    due_at: datetime
    about_official: bool = False
    decision: ResponseDecision | None = None


@transaction.atomic
def refer(member: Member, pk: int, draft: Draft) -> Referral:
    """Make a letter about a case with a confirmed verdict."""
    access_case(member, pk, REFERS)
    case = locked(member, pk)
    place = place_of(draft.destination, draft.due_at, about_official=draft.about_official)
    _check_case(member, case, place, standing_verdict(case))
    subject, body = check_words(draft.subject, case), check_words(draft.body, case)
    made = case.referrals.filter(destination=place.code, subject=subject, sent_at__isnull=True)
    if (same := made.first()) is not None:
        return same  # a second click
    referral = Referral.objects.create(
        case=case,
        decision=draft.decision if draft.decision and draft.decision.case_id == pk else None,
        destination=place.code,
        unit=case.unit,
        institution=case.unit.institution,
        subject=subject,
        body=body,
        about_official=draft.about_official,
        made_by=member,
        made_at=clock.now(),
        due_at=draft.due_at,
    )
    _put_down(member, referral, "made")
    return referral


@transaction.atomic
def mark_sent(member: Member, pk: int) -> Referral:
    """Say that the letter went out; its words are fixed from then on."""
    referral = _held(member, pk)
    if referral.sent_at is None:
        referral.sent_at = _moment(referral)
        referral.save(update_fields=["sent_at"])
        _put_down(member, referral, "sent")
    return referral


@transaction.atomic
def put_answer(member: Member, pk: int, text: str) -> Referral:
    """Put on record what the destination answered."""
    referral = _held(member, pk)
    if referral.sent_at is None:
        raise Refused(
            _("Surat ini belum ditandai terkirim."), _("Tandai dulu, lalu catat jawabannya."), status=409
        )
    if referral.answered_at is not None:
        raise Refused(_("Jawaban surat ini sudah dicatat."), _("Muat ulang halamannya."), status=409)
    referral.answer, referral.answered_at = check_words(text), _moment(referral)
    referral.save(update_fields=["answer", "answered_at"])
    _put_down(member, referral, "answered")
    return referral


def place_of(destination: str, due_at: datetime, *, about_official: bool) -> Place:
    """A destination of the closed list that may hear of this; ``Refused`` for any other."""
    place = places().get(destination)
    if place is None or destination not in Destination.values:
        raise Refused(_("Tujuan ini tidak ada di daftar."), _("Pilih tujuan dari daftar."), status=422)
    if destination in OF_OFFICIALS and not about_official:
        raise Refused(
            _("Tujuan ini hanya menerima masalah tentang peserta, kampanye, pejabat, atau petugas."),
            _("Tentang warga, tidak ada surat ke sini. Pilih tujuan lain atau jangan kirim."),
            status=422,
        )
    if due_at <= clock.now():
        raise Refused(_("Batas waktunya sudah lewat."), _("Pilih waktu yang akan datang."), status=422)
    return place


def today(at: datetime) -> datetime:
    """The local day of ``at`` as midnight UTC: what a matter without a case keeps of time."""
    day = timezone.localtime(at).date()
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _check_case(member: Member, case: Case, place: Place, verdict: Verdict) -> None:
    if case.state not in AFTER_VERDICT:
        raise Refused(_("Kasus ini tidak sedang ditanggapi."), _("Muat ulang halaman kasus."), status=409)
    if case.accused.filter(pk=case.unit.institution_id).exists():
        raise Refused(
            _("Klaim ini menuduh lembaga Anda, jadi lembaga lain yang meneruskannya."),
            _("Alihkan kasusnya, atau mintalah lembaga lain membuat suratnya."),
        )
    if place.takes_content and verdict.accuracy in LAWFUL and verdict.harm in (Harm.NONE, Harm.CONCERN):
        raise Refused(
            _("Putusannya: bukan kabar bohong dan bukan hasutan. Konten seperti ini tidak diteruskan."),
            _("Kritik, pendapat, dan satire dilindungi. Yang dikeluhkan dapat diteruskan sebagai aduan."),
            status=422,
        )


def _held(member: Member, pk: int) -> Referral:
    access_referral(member, pk, change=True)
    return Referral.objects.select_for_update(of=("self",)).select_related("case").get(pk=pk)


def _moment(referral: Referral) -> datetime:
    at = clock.now()
    return at if referral.case_id else max(today(at), referral.made_at)


def _put_down(member: Member, referral: Referral, what: str) -> None:
    """A matter without a case leaves no line of its own moment: see ``routing.enter_chain``."""
    notify("cases")
    if referral.case is None:
        return
    tell(referral.case, member, clock.now(), f"referral_{what}")
    record(
        member,
        f"referral.{what}",
        "referral",
        referral.pk,
        case=referral.case_id,
        destination=referral.destination,
    )

"""Questions to institutions: a deadline, an answer on record, and a clock that waits meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case, VerificationStep
from sejuk.desk.cases.services.moving import locked, tell
from sejuk.desk.cases.telling.owing import owe_asked
from sejuk.desk.cases.transitions import VERIFIES
from sejuk.desk.cases.verification.access import access_question, access_step, gathering
from sejuk.desk.cases.verification.pausing import settle
from sejuk.desk.cases.verification.wording import source_name
from sejuk.desk.organisation.models import Institution, Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.engine import mask_mentions

LONGEST_WAIT = timedelta(days=30)
_C = VerificationStep.Channel


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of whom until when; ``institution`` where it takes part in this instance."""

    text: str
    due_at: datetime
    source: str = ""
    authority: str = ""
    institution: Institution | None = None


@transaction.atomic
def ask(member: Member, pk: int, question: Question) -> VerificationStep:
    """Ask an institution; the clock stands still where it is an outside one."""
    access_case(member, pk, VERIFIES)
    case, at = gathering(locked(member, pk)), clock.now()
    text = mask_mentions(question.text.strip())
    _check(text, question.due_at, at)
    whom = question.institution
    source = whom.name if whom else source_name(question.source)
    waiting = case.steps.filter(
        question=text, source=source, answered_at__isnull=True, withdrawn_at__isnull=True
    )
    if (same := waiting.first()) is not None:
        return same
    step = VerificationStep.objects.create(
        case=case,
        kind=VerificationStep.Kind.RECORD,
        source=source,
        institution=whom,
        authority=whom.kind if whom else question.authority,
        question=text,
        asked_at=at,
        answer_due_at=question.due_at,
        by=member,
        at=at,
    )
    settle(case, step, at)
    owe_asked(case, step, member)
    tell(case, member, at, "question_asked")
    institution = whom.pk if whom else None
    record(member, "step.asked", "step", step.pk, case=case.pk, institution=institution)
    notify("cases")
    return step


@transaction.atomic
def answer(member: Member, pk: int, text: str) -> VerificationStep:
    """Answer for the institution that was asked, on its own page."""
    question = access_question(member, pk)
    return _answered(member, question, text, _C.HERE, clock.now())


@transaction.atomic
def record_answer(member: Member, pk: int, text: str, channel: str, at: datetime) -> VerificationStep:
    """Put an answer on record that came another way: how, and when."""
    step = access_step(member, pk, change=True)
    if channel == _C.HERE or channel not in _C.values:
        raise Refused(_("Pilih lewat mana jawabannya datang."), _("Misalnya surat atau telepon."), status=422)
    if not step.asked_at or not step.asked_at <= at <= clock.now():
        raise Refused(
            _("Waktu jawaban harus sesudah pertanyaan dan tidak di masa depan."),
            _("Periksa tanggal dan jamnya."),
            status=422,
        )
    return _answered(member, step, text, channel, at)


def _answered(
    member: Member, question: VerificationStep, text: str, channel: str, at: datetime
) -> VerificationStep:
    case = (
        Case.objects.select_for_update(of=("self",))
        .select_related("unit__institution")
        .get(pk=question.case_id)
    )
    step = VerificationStep.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if not step.is_waiting:
        raise Refused(_("Pertanyaan ini sudah dijawab."), _("Muat ulang halamannya."), status=409)
    if not text.strip():
        raise Refused(
            _("Jawabannya belum diisi."), _("Tulis jawabannya, atau tautan ke datanya."), status=422
        )
    step.answer, step.answered_at = mask_mentions(text.strip()), at
    step.answered_by, step.answer_channel = member, channel
    step.save(update_fields=["answer", "answered_at", "answered_by", "answer_channel"])
    settle(case, step, clock.now())
    tell(case, member, clock.now(), "question_answered")
    record(member, "step.answered", "step", step.pk, case=case.pk, channel=channel)
    notify("cases")
    return step


def _check(text: str, due_at: datetime, at: datetime) -> None:
    if not text:
        raise Refused(_("Pertanyaannya belum diisi."), _("Tulis apa yang perlu dipastikan."), status=422)
    if not at < due_at <= at + LONGEST_WAIT:
        raise Refused(
            _("Batas waktu jawaban paling lama tiga puluh hari dari sekarang."),
            _("Pilih batas yang lebih dekat; pertanyaan dapat diulang."),
            status=422,
        )

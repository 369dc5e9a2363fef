"""The doors of steps and questions.

A member of the institution that was asked sees the question alone: no case, no narrative, no name.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.cases.access import access_case, accessible_cases
from sejuk.desk.cases.models import Case, CaseState, Outcome, VerificationStep
from sejuk.desk.cases.transitions import CONFIRMS, DECIDES, SORTS, VERIFIES
from sejuk.desk.organisation.access import may_anywhere, require_anywhere
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused

#: Who answers for an institution that was asked.
ANSWERS = SORTS | CONFIRMS | DECIDES
#: States in which sources are gathered.
GATHERS = (CaseState.TRIAGE, CaseState.VERIFICATION)


def gathering(case: Case) -> Case:
    """The case where sources are being gathered; ``Refused`` in any other state."""
    if case.state not in GATHERS:
        raise Refused(
            _("Sumber ditambahkan selama pemilahan dan verifikasi."),
            _("Muat ulang halaman kasus untuk melihat keadaannya sekarang."),
            status=409,
        )
    return case


def access_step(member: Member, pk: int, *, change: bool = False) -> VerificationStep:
    """A step of a case in sight; with ``change``, one that the member may work on."""
    steps = VerificationStep.objects.select_related("case__unit__institution", "by", "institution")
    step = steps.filter(pk=pk, case__in=accessible_cases(member)).first()
    if step is None:
        raise Refused(
            _("Langkah ini tidak ada di wilayah kerja Anda."), _("Kembali ke antrean kasus."), status=404
        )
    if change:
        access_case(member, step.case_id, VERIFIES)
    return step


def own_step(member: Member, pk: int) -> VerificationStep:
    """A step that the member wrote, and may still change."""
    step = access_step(member, pk, change=True)
    if step.by_id != member.pk:
        raise Refused(_("Langkah ini ditulis orang lain."), _("Tambahkan langkah Anda sendiri di bawahnya."))
    if step.withdrawn_at is not None:
        raise Refused(_("Langkah ini sudah ditarik."), _("Tambahkan langkah baru."), status=409)
    return step


def accessible_questions(member: Member) -> QuerySet[VerificationStep]:
    """Questions to the member's institution from other institutions' desks, for those who answer for it."""
    asked = VerificationStep.objects.filter(
        institution=member.institution_id, asked_at__isnull=False, withdrawn_at__isnull=True
    ).exclude(case__outcome=Outcome.WITHOUT_LABEL)
    if not may_anywhere(member, ANSWERS):
        return asked.none()
    others = asked.exclude(case__unit__institution=member.institution_id)
    return others.select_related("case__unit__institution", "answered_by")


def access_question(member: Member, pk: int) -> VerificationStep:
    """One question to the member's institution."""
    require_anywhere(member, ANSWERS)
    question = accessible_questions(member).filter(pk=pk).first()
    if question is None:
        raise Refused(
            _("Pertanyaan ini tidak ada atau sudah ditarik."), _("Buka daftar pertanyaan."), status=404
        )
    return question

"""Add, change and withdraw steps. What was changed or withdrawn stays readable."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case, StepChange, VerificationStep
from sejuk.desk.cases.services.moving import locked, tell
from sejuk.desk.cases.transitions import VERIFIES
from sejuk.desk.cases.verification.access import gathering, own_step
from sejuk.desk.cases.verification.pausing import settle
from sejuk.desk.cases.verification.wording import Words
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify

#: The same words again within this time are a second click.
SECOND_CLICK = timedelta(minutes=1)
_FIELDS = ("kind", "source", "authority", "url", "note", "finding")
#: What may still be said about a step that was answered.
_AFTER_ANSWER = ("note", "finding")


@transaction.atomic
def add(member: Member, pk: int, words: Words) -> VerificationStep:
    """Put a source on record."""
    access_case(member, pk, VERIFIES)
    case = gathering(locked(member, pk))
    said, at = words.checked(), clock.now()
    values = {**_values(said), "institution": said.institution}
    again = case.steps.filter(by=member, at__gte=at - SECOND_CLICK, withdrawn_at__isnull=True, question="")
    if (same := again.filter(**values).first()) is not None:
        return same
    step = VerificationStep.objects.create(case=case, by=member, at=at, **values)
    _put_down(member, case, step, "step_added")
    return step


@transaction.atomic
def change(member: Member, pk: int, words: Words) -> VerificationStep:
    """Correct one's own step; of one that was answered only the note and the finding."""
    step = own_step(member, pk)
    case = gathering(locked(member, step.case_id))
    step = VerificationStep.objects.select_for_update().get(pk=pk)
    fields = _AFTER_ANSWER if step.question else _FIELDS
    new = {name: value for name, value in _values(words.checked()).items() if name in fields}
    before = {name: getattr(step, name) for name in new if getattr(step, name) != new[name]}
    if not before:
        return step
    StepChange.objects.create(step=step, at=clock.now(), by=member, before=before)
    for name in before:
        setattr(step, name, new[name])
    step.save(update_fields=list(before))
    _put_down(member, case, step, "step_changed")
    return step


@transaction.atomic
def withdraw(member: Member, pk: int, reason: str) -> VerificationStep:
    """Withdraw one's own step; it stays readable with the reason. An answered one stands."""
    step = own_step(member, pk)
    case = gathering(locked(member, step.case_id))
    step = VerificationStep.objects.select_for_update().get(pk=pk)
    if step.answered_at is not None:
        raise Refused(
            _("Jawaban yang sudah tercatat tidak ditarik."), _("Tambahkan langkah baru yang meluruskannya.")
        )
    if not reason.strip():
        raise Refused(_("Alasannya belum diisi."), _("Tulis mengapa langkah ini ditarik."), status=422)
    waited = step.is_waiting
    step.withdrawn_at, step.withdrawn_reason = clock.now(), reason.strip()
    step.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    if waited:
        settle(case, step, step.withdrawn_at)
    _put_down(member, case, step, "step_withdrawn")
    return step


def _values(words: Words) -> dict[str, str]:
    return {name: getattr(words, name) for name in _FIELDS}


def _put_down(member: Member, case: Case, step: VerificationStep, verb: str) -> None:
    tell(case, member, clock.now(), verb)
    record(member, f"step.{verb.removeprefix('step_')}", "step", step.pk, case=case.pk, kind=step.kind)
    notify("cases")

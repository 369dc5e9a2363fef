"""A question to an outside institution stops the clock; the answer or its deadline starts it again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from sejuk.desk.cases import clocks
from sejuk.desk.cases.models import Case, VerificationStep
from sejuk.desk.cases.services.moving import tell
from sejuk.desk.cases.verification.access import GATHERS
from sejuk.desk.shell.notify import notify


def settle(case: Case, step: VerificationStep, at: datetime) -> None:
    """Make the clock stand still as long as the asked source owes an answer, and no longer.

    The institution that holds the case never stops its own clock by asking itself.
    """
    if case.state not in GATHERS or step.institution_id == case.unit.institution_id:
        return
    clocks.resume(case, at, waiting_for=step.source)
    until = _owed_until(case, step.source, at)
    if until is not None:
        clocks.pause(case, at, institution=step.institution, waiting_for=step.source, until=until)


def _owed_until(case: Case, source: str, at: datetime) -> datetime | None:
    waiting = case.steps.filter(
        source=source, answered_at__isnull=True, withdrawn_at__isnull=True, answer_due_at__gt=at
    )
    latest: datetime | None = waiting.aggregate(Max("answer_due_at"))["answer_due_at__max"]
    return latest


def pass_deadlines(at: datetime) -> int:
    """Note each question whose answer is late, once; gives their number."""
    late = VerificationStep.objects.filter(
        answer_due_at__lte=at, answered_at__isnull=True, withdrawn_at__isnull=True, overdue_at__isnull=True
    )
    return sum(_pass(pk, at) for pk in list(late.values_list("pk", flat=True)))


@transaction.atomic
def _pass(pk: int, at: datetime) -> bool:
    held = Case.objects.select_for_update(of=("self",)).select_related("unit__institution")
    case = held.filter(steps__pk=pk).first()
    if case is None:  # its words were forgotten meanwhile
        return False
    step = VerificationStep.objects.select_for_update(of=("self",)).get(pk=pk)
    if not step.is_waiting or step.overdue_at is not None:
        return False
    step.overdue_at = at
    step.save(update_fields=["overdue_at"])
    settle(case, step, at)
    tell(case, None, at, "question_overdue")
    notify("cases")
    return True

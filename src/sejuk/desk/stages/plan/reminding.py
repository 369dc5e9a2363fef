"""Reminders by mail: a day before a piece is due, and once when it is late."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from sejuk.desk.audit import record
from sejuk.desk.duty.near import duty_addresses
from sejuk.desk.shell.mailing import STALE, TRIES, Letter, note, send
from sejuk.desk.stages.models import PlanItem, PlanReminder, PlanState

#: How long before its day a piece is reminded of.
SOON = timedelta(days=1)
#: What is ready waits for nobody.
_UNFINISHED = (PlanState.PLANNED, PlanState.MAKING)


def remind(at: datetime) -> int:
    """Note and mail what is due at ``at``; give how many mails left. Run twice, nothing is mailed twice."""
    for kind, items in ((PlanReminder.Kind.SOON, _soon(at)), (PlanReminder.Kind.LATE, _late(at))):
        PlanReminder.objects.bulk_create(
            [PlanReminder(item=one, kind=kind, due_at=one.due_at, made_at=at) for one in items],
            ignore_conflicts=True,
        )
    return sum(_mail(pk, at) for pk in list(_due(at).values_list("pk", flat=True)))


def _soon(at: datetime) -> QuerySet[PlanItem]:
    return PlanItem.objects.filter(state__in=_UNFINISHED, due_at__gt=at, due_at__lte=at + SOON)


def _late(at: datetime) -> QuerySet[PlanItem]:
    return PlanItem.objects.filter(state__in=_UNFINISHED, due_at__lte=at, due_at__gt=at - STALE)


def _due(at: datetime) -> QuerySet[PlanReminder]:
    """Reminders that nobody got yet and that still hold."""
    return PlanReminder.objects.filter(
        item__state__in=_UNFINISHED, item__due_at=F("due_at"), mailed_at=None, made_at__gt=at - STALE,
        mail_tries__lt=TRIES,
    ).order_by("made_at", "pk")  # fmt: skip


@transaction.atomic
def _mail(pk: int, at: datetime) -> bool:
    rows = PlanReminder.objects.select_for_update(skip_locked=True, of=("self",))
    found = rows.select_related("item__unit", "item__maker__user").filter(pk=pk, mailed_at=None).first()
    if found is None:
        return False
    item = found.item
    recipients = _recipients(item, at)
    letter = Letter(f"plan-{pk}", "stages/mail/plan", recipients, item.unit.time_zone, {"reminder": found})
    error = send(letter)
    note(found, at, error)
    if error:
        record(None, "plan.mail_failed", "plan_item", item.pk, error=error, tries=found.mail_tries)
    else:
        record(None, "plan.mailed", "plan_item", item.pk, kind=found.kind, recipients=len(recipients))
    return not error


def _recipients(item: PlanItem, at: datetime) -> list[str]:
    maker = item.maker
    if maker is not None and maker.is_active and maker.user.is_active:
        return [maker.user.email]
    return duty_addresses(item.unit, at)

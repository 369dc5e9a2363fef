"""What clocks do by themselves: warn, be late, escalate. Each once, also after a crash.

Every clock is settled in a transaction of its own that holds the case's row. A row that somebody works on
is left for the next tick; what a dead worker left undone is still due then.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet

from sejuk.desk.audit import record
from sejuk.desk.cases.models import Case, Clock, ClockNotice, Holding, Pause
from sejuk.desk.cases.services.custody import move
from sejuk.desk.cases.services.moving import tell
from sejuk.desk.organisation.models import Unit
from sejuk.desk.shell.notify import notify
from sejuk.desk.shell.turns import for_a_while

Kind = ClockNotice.Kind


def tick(at: datetime) -> int:
    """Do what is due at ``at``, for a while; give how many clocks did something."""
    end_pauses(at)
    return sum(_ring(pk, at) for pk in for_a_while(list(due(at).values_list("pk", flat=True))))


def end_pauses(at: datetime) -> int:
    """End the pauses whose deadline has passed, at their deadline; the clocks counted with it already."""
    ended = Pause.objects.filter(until=None, due_at__lte=at).update(until=F("due_at"))
    if ended:
        notify("cases")
    return ended


def due(at: datetime) -> QuerySet[Clock]:
    """Running clocks that have something to do, the most pressing first."""
    return Clock.objects.filter(
        Q(warned_at=None, warn_at__lte=at)
        | Q(late_at=None, due_at__lte=at)
        | Q(escalated_at=None, escalate_at__lte=at),
        stopped_at=None,
    ).order_by("escalate_at", "pk")


@transaction.atomic
def _ring(pk: int, at: datetime) -> bool:
    rows = Case.objects.select_for_update(of=("self",), skip_locked=True)
    case = rows.select_related("unit__institution").filter(clocks__pk=pk).first()
    clock = due(at).filter(pk=pk).first() if case is not None else None
    if case is None or clock is None:
        return False
    kind = _mark(clock, at)
    told = _escalate(case, clock, at) if kind == Kind.ESCALATED else case.unit
    if kind == Kind.LATE:
        tell(case, None, at, "late")
    ClockNotice.objects.create(clock=clock, kind=kind, unit=told, made_at=at)
    notify("cases")
    return True


def _mark(clock: Clock, at: datetime) -> Kind:
    """Note what the clock has come to; where several have come at once, only the last is told."""
    kind = Kind.WARNING
    clock.warned_at = clock.warned_at or at
    if clock.due_at <= at:
        kind, clock.late_at = Kind.LATE, clock.late_at or at
    if clock.escalate_at <= at:
        kind, clock.escalated_at = Kind.ESCALATED, at
    clock.save(update_fields=["warned_at", "late_at", "escalated_at"])
    return kind


def _escalate(case: Case, clock: Clock, at: datetime) -> Unit:
    """Give the case to the unit above; at the top of the tree it stays, marked."""
    sender, holder = case.unit, case.unit.parent or case.unit
    record(
        None,
        "case.escalated_by_clock",
        "case",
        case.pk,
        sender=sender.pk,
        holder=holder.pk,
        step=clock.step,
    )
    if holder == sender:
        tell(case, None, at, "late_at_top")
    else:
        move(case, holder, Holding.Why.ESCALATED_BY_CLOCK, at)
    return holder

"""Operations and their task forces."""

from __future__ import annotations

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import require, require_anywhere
from sejuk.desk.organisation.models import Member, Operation, Unit
from sejuk.desk.review.models import OperationForce
from sejuk.desk.review.transitions import NAMES_FORCES
from sejuk.desk.shell.notify import notify


@transaction.atomic
def name_force(member: Member, operation: Operation, unit: Unit, code: str, suffix: str) -> OperationForce:
    """Give a unit a task force of an operation; again, it changes the local name."""
    require(member, NAMES_FORCES, unit)
    values = {"suffix": suffix, "by": member, "at": clock.now()}
    force, _new = OperationForce.objects.update_or_create(
        operation=operation, unit=unit, code=code, defaults=values
    )
    record(member, "force.named", "operation", operation.pk, operation=operation.pk, unit=unit.pk, code=code)
    notify("review")
    return force


@transaction.atomic
def add_operation(member: Member, operation: Operation) -> Operation:
    """Put an operation on record; said the same again, it is the one that stands there."""
    require_anywhere(member, NAMES_FORCES)
    Member.objects.select_for_update().get(pk=member.pk)  # a second click of theirs waits for the first
    values = {name: getattr(operation, name) for name in ("name", "legal_order", "starts_on", "ends_on")}
    if (standing := Operation.objects.filter(**values).first()) is not None:
        return standing
    operation.save()
    record(member, "operation.added", "operation", operation.pk)
    notify("review")
    return operation

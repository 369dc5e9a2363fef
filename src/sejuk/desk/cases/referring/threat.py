"""A threat to life: the numbers are on the screen and that is recorded. Nothing is sent to anybody (G6)."""

from __future__ import annotations

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case
from sejuk.desk.organisation.models import Member


@transaction.atomic
def show_numbers(member: Member, pk: int) -> Case:
    """Note that the emergency numbers were shown; the first time stays."""
    case = access_case(member, pk)
    shown = Case.objects.filter(pk=pk, emergency_shown_at__isnull=True)
    shown.update(emergency_shown_at=clock.now())
    record(member, "case.emergency_shown", "case", pk)
    return case

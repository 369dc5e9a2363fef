"""A roster from a file."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from sejuk.desk.duty.rostering.table import ShiftTable
from sejuk.desk.duty.transitions import PLANS
from sejuk.desk.organisation.access import MemberRequest, access_unit
from sejuk.desk.tabular.face import answer, takes_table


@takes_table
def bring(request: MemberRequest, pk: int) -> HttpResponse:
    """Take shifts in from CSV or XLSX, in whole or not at all."""
    unit = access_unit(request.member, pk, PLANS)
    return answer(request, ShiftTable(unit), back=reverse("duty:roster", args=[pk]))

"""The page of one case."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.parts import parts_of
from sejuk.desk.cases.queueing.leasing import live_lease, look
from sejuk.desk.cases.showing import context_of
from sejuk.desk.organisation.access import MemberRequest


@require_safe
def case(request: MemberRequest, pk: int) -> HttpResponse:
    """One case with everything people found out. Reading it leaves a line in the audit."""
    found = access_case(request.member, pk)
    record(request.member, "case.read", "case", pk, unit=found.unit_id)
    context = context_of(request.member, found) | parts_of(request, found)
    context |= {"lease": live_lease(found), "lookers": look(request.member, found)}
    return render(request, "cases/case.html", context)

"""The page of one case."""

from __future__ import annotations

import re

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.clocks import showing as clocks
from sejuk.desk.cases.parts import parts_of
from sejuk.desk.cases.queueing.leasing import live_lease, look
from sejuk.desk.cases.showing import context_of, now_of
from sejuk.desk.organisation.access import MemberRequest

#: As far as numbers of lines go.
_NUMBER = re.compile(r"[0-9]{1,18}")


@require_safe
def case(request: MemberRequest, pk: int) -> HttpResponse:
    """One case with everything people found out. Reading it leaves a line in the audit."""
    found = access_case(request.member, pk)
    record(request.member, "case.read", "case", pk, unit=found.unit_id)
    context = context_of(request.member, found) | parts_of(request, found)
    context |= {"lease": live_lease(found), "lookers": look(request.member, found)}
    return render(request, "cases/case.html", context)


@require_safe
def now(request: MemberRequest, pk: int) -> HttpResponse:
    """What the open page asks for at each change: verbs, hands, clocks.

    No word that somebody wrote is in it, so it is no reading of the case; ``sejak`` is the last line of the
    story on the page that asks.
    """
    found = access_case(request.member, pk)
    context = now_of(request.member, found) | parts_of(request, found, "verbs") | clocks.part(request, found)
    seen = request.GET.get("sejak", "")
    context |= {
        "lease": live_lease(found),
        "is_stale": _NUMBER.fullmatch(seen) is not None and found.events.filter(pk__gt=int(seen)).exists(),
    }
    return render(request, "cases/parts/now.html", context)

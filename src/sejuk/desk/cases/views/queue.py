"""The queue: what is mine to do now."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.desk.cases.access import accessible_cases, holding_units
from sejuk.desk.cases.models import ENDED
from sejuk.desk.cases.transitions import READS
from sejuk.desk.organisation.access import MemberRequest, require_anywhere

PER_PAGE = 25


@require_safe
def queue(request: MemberRequest) -> HttpResponse:
    """Open cases in sight."""
    require_anywhere(request.member, READS)
    found = accessible_cases(request.member).exclude(state__in=ENDED).order_by("-moved_at")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"page": page, "query": "", "opens": holding_units(request.member).exists()}
    return render(request, "cases/queue.html", context)

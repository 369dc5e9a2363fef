"""The list: mine, the unit's, and what waits for me."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.desk.organisation.access import MemberRequest, may_anywhere, require_anywhere
from sejuk.desk.organisation.models import Member
from sejuk.desk.responses.access import accessible_responses, mine, newest_of, waiting_for
from sejuk.desk.responses.models import Response
from sejuk.desk.responses.transitions import READS, WRITES

PER_PAGE = 30


@require_safe
def listed(request: MemberRequest) -> HttpResponse:
    """Texts, newest first."""
    require_anywhere(request.member, READS)
    view = request.GET.get("lihat", "unit")
    page = Paginator(_rows(request.member, view), PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "page": page,
        "versions": newest_of(page.object_list),
        "view": view if view in ("saya", "menunggu") else "unit",
        "query": f"lihat={view}" if view in ("saya", "menunggu") else "",
        "may_write": may_anywhere(request.member, WRITES),
    }
    return render(request, "responses/list.html", context)


def _rows(member: Member, view: str) -> QuerySet[Response]:
    if view == "saya":
        return mine(member)
    rows = accessible_responses(member)
    return rows.filter(pk__in=waiting_for(member).values("response")) if view == "menunggu" else rows

"""The list of narratives."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.narratives.access import accessible_narratives
from sejuk.desk.narratives.board.rows import rows_of
from sejuk.desk.narratives.filters import FilterForm, filtered
from sejuk.desk.organisation.access import MemberRequest

PER_PAGE = 25


@require_safe
def listing(request: MemberRequest) -> HttpResponse:
    """Narratives in the member's reach, filtered by the address. A search leaves a line in the audit."""
    form = FilterForm(request.GET)
    form.is_valid()
    found = filtered(accessible_narratives(request.member), form.cleaned_data, clock.now())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("halaman"))
    if typed := form.cleaned_data.get("cari"):
        record(request.member, "narrative.searched", "narrative", "", query=typed, found=page.paginator.count)
    context = {
        "form": form,
        "page": page,
        "rows": rows_of(page.object_list, clock.now()),
        "query": _query(request),
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, f"narratives/{'parts/' if part else ''}list.html", context)


def _query(request: MemberRequest) -> str:
    """The address's filters without the page, for the links to other pages."""
    query = request.GET.copy()
    query.pop("halaman", None)
    return query.urlencode()

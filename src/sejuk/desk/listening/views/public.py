"""The public source list: what this office listens to, why, until when, and who agreed (G16)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from sejuk.desk.listening.models import Source, SourceState
from sejuk.desk.organisation.models import Office
from sejuk.desk.shell.light import light

_PER_PAGE = 100


def _public() -> QuerySet[Source]:
    """Everything that was ever proposed. What a source's connector was told is not part of it."""
    shown = Source.objects.exclude(state=SourceState.DRAFT)
    return shown.select_related("institution", "approved_by_institution", "territory").order_by("name", "pk")


@login_not_required
@light
@require_safe
def public_sources(request: HttpRequest) -> HttpResponse:
    """The list as a page."""
    page = Paginator(_public(), _PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"page": page, "office": Office.objects.first(), "query": ""}
    return render(request, "listening/public_sources.html", context)


@login_not_required
@require_safe
def public_sources_json(request: HttpRequest) -> JsonResponse:
    """The list for machines; codes in English, texts as they were written."""
    office = Office.objects.first()
    with translation.override("id"):
        sources = [_line(source) for source in _public()]
    answer = {"controller": office.controller if office else None, "sources": sources}
    return JsonResponse(answer, headers={"Access-Control-Allow-Origin": "*"})


def _line(source: Source) -> dict[str, Any]:
    approved = source.approved_by_institution
    return {
        "id": source.pk,
        "name": source.name,
        "kind": source.kind,
        "single_author": source.single_author,
        "purpose": source.purpose,
        "territory": source.territory_id,
        "state": source.state,
        "requested_by": source.institution.name,
        "requested_at": source.requested_at,
        "approved_by": approved.name if approved else None,
        "waited_alone_until": None if approved else source.waits_until,
        "since": source.activated_at,
        "until": source.ends_on,
        "state_since": source.state_at,
        "reason": source.state_code or source.state_reason or None,
    }

"""Open data: our clarifications as a DataFeed and as Atom, and the public list of subscriptions."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import condition, require_safe

from sejuk.desk.factchecks.claimreview.writing import NOT_INDEPENDENT, data_feed
from sejuk.desk.factchecks.models import FactCheck, Origin, State, Subscription
from sejuk.desk.organisation.models import Office
from sejuk.desk.shell.light import light

#: Clarifications on one page of the data, and entries of the Atom feed.
PER_PAGE = 500
ENTRIES = 50
_OPEN = {"Access-Control-Allow-Origin": "*"}


def _own() -> Any:
    """Our clarifications, also withdrawn ones: who subscribed must hear of that."""
    rows = FactCheck.objects.filter(origin=Origin.OWN).select_related("institution")
    return rows.prefetch_related("appearances").order_by("-edition")


def _edition(request: HttpRequest) -> int:
    return _own().prefetch_related(None).values_list("edition", flat=True).first() or 0


def _etag(request: HttpRequest) -> str:
    return f'"{_edition(request)}-{request.GET.get("halaman", "1")[:9]}"'


def _changed(request: HttpRequest) -> datetime | None:
    rows = FactCheck.objects.filter(origin=Origin.OWN).order_by("-changed_at")
    return rows.values_list("changed_at", flat=True).first()


@login_not_required
@require_safe
@condition(etag_func=_etag, last_modified_func=_changed)
def data_feed_json(request: HttpRequest) -> HttpResponse:
    """All our clarifications as schema.org data, the newest change first, a page at a time."""
    address = settings.SITE_URL + reverse("factchecks:data_feed")
    page = Paginator(_own(), PER_PAGE).get_page(request.GET.get("halaman"))
    with translation.override("id"):
        said = data_feed(page.object_list, _name(), address)
    headers = dict(_OPEN)
    if page.has_next():
        headers["Link"] = f'<{address}?halaman={page.next_page_number()}>; rel="next"'
    body = json.dumps(said, ensure_ascii=False, indent=1)
    return HttpResponse(body, content_type="application/ld+json; charset=utf-8", headers=headers)


@login_not_required
@require_safe
@condition(etag_func=_etag, last_modified_func=_changed)
def atom(request: HttpRequest) -> HttpResponse:
    """The newest clarifications, corrections and withdrawals for feed readers."""
    rows = list(_own()[:ENTRIES])
    context = {
        "rows": rows,
        "site": settings.SITE_URL,
        "address": settings.SITE_URL + reverse("factchecks:atom"),
        "name": _name(),
        "note": NOT_INDEPENDENT,
        "changed": (rows[0].changed_at if rows else datetime(2000, 1, 1, tzinfo=UTC)).isoformat(),
        "withdrawn": State.WITHDRAWN,
    }
    with translation.override("id"):
        body = render_to_string("factchecks/feed.atom", context)
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8", headers=_OPEN)


@login_not_required
@light
@require_safe
def public_subscriptions(request: HttpRequest) -> HttpResponse:
    """Whose fact-checks this office pulls: why, until when, and who agreed (G16)."""
    page = Paginator(_listed(), 100).get_page(request.GET.get("halaman"))
    context = {"page": page, "office": Office.objects.first(), "query": ""}
    return render(request, "factchecks/public_subscriptions.html", context)


@login_not_required
@require_safe
def public_subscriptions_json(request: HttpRequest) -> JsonResponse:
    """The list for machines; codes in English, texts as they were written."""
    return JsonResponse({"subscriptions": [_line(row) for row in _listed()]}, headers=_OPEN)


def _listed() -> Any:
    return Subscription.objects.select_related("institution", "approved_by_institution").order_by(
        "name", "pk"
    )


def _line(row: Subscription) -> dict[str, Any]:
    approved = row.approved_by_institution
    return {
        "id": row.pk,
        "name": row.name,
        "kind": row.kind,
        "address": row.url,
        "purpose": row.purpose,
        "state": row.state,
        "requested_by": row.institution.name,
        "approved_by": approved.name if approved else None,
        "waited_alone_until": None if approved else row.waits_until,
        "since": row.activated_at,
        "until": row.ends_on,
        "reason": row.state_reason or None,
    }


def _name() -> str:
    office = Office.objects.first()
    return f"Klarifikasi {office.controller}" if office else "Klarifikasi"

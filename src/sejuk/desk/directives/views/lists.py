"""Directives that came, and those that one's units sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sejuk.desk import clock
from sejuk.desk.directives.access import UNSENT, accessible_directives, sending_units
from sejuk.desk.directives.matters import unacknowledged_count
from sejuk.desk.directives.models import Directive, DirectiveState, Receipt
from sejuk.desk.directives.transitions import READS
from sejuk.desk.directives.tree import Counts, counted, figures
from sejuk.desk.organisation.access import MemberRequest, accessible_units, held, require_anywhere
from sejuk.desk.organisation.models import Member

PER_PAGE = 20
SCOPES = {"masuk": _("Untuk unit saya"), "keluar": _("Dikirim"), "semua": _("Semua")}


@require_safe
def directives(request: MemberRequest) -> HttpResponse:
    """The list of one scope, newest first; versions that were replaced stand behind the newest."""
    require_anywhere(request.member, READS)
    sends = sending_units(request.member).exists()
    scope = request.GET.get("lingkup", "masuk")
    scope = scope if scope in SCOPES else "masuk"
    page = Paginator(_of(request.member, scope), PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "page": page,
        "rows": _rows(request.member, page.object_list, clock.now()),
        "scope": scope,
        "scopes": SCOPES,
        "sends": sends,
        "query": f"lingkup={scope}",
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, f"directives/{'parts/list' if part else 'list'}.html", context)


@require_safe
def count(request: MemberRequest) -> HttpResponse:
    """The number in the navigation, live."""
    return render(request, "directives/parts/count.html", {"count": unacknowledged_count(request.member)})


def _of(member: Member, scope: str) -> QuerySet[Directive]:
    found = accessible_directives(member).exclude(state=DirectiveState.REPLACED).order_by("-sent_at", "-pk")
    paths = [one.path for one in held(member)]
    own = Exists(Receipt.objects.filter(directive=OuterRef("pk"), unit__path__in=paths))
    if scope == "masuk":
        return found.filter(own).exclude(state__in=UNSENT)
    return found.filter(unit__path__in=paths) if scope == "keluar" else found


def _rows(member: Member, found: Any, at: datetime) -> list[dict[str, Any]]:
    """Each directive with the own unit's state and the figures of what is below; three queries for a page."""
    directives = list(found)
    pks = [one.pk for one in directives]
    own = _own(member, pks)
    below = _figures(member, pks, at)
    return [
        {"directive": one, "own": own.get(one.pk), "counts": below.get(one.pk, Counts()), "at": at}
        for one in directives
    ]


def _own(member: Member, pks: list[int]) -> dict[int, Receipt]:
    paths = [one.path for one in held(member)]
    rows = Receipt.objects.filter(directive__in=pks, unit__path__in=paths).select_related("unit")
    return {one.directive_id: one for one in rows.order_by("-unit__path")}


def _figures(member: Member, pks: list[int], at: datetime) -> dict[int, Counts]:
    units = accessible_units(member, READS)
    rows = Receipt.objects.filter(directive__in=pks, unit__in=units).order_by().values("directive")
    return {row["directive"]: counted(row) for row in rows.annotate(**figures(at))}

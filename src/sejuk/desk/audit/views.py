"""The chain for auditors, and the roots for everybody."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.audit.models import DailyRoot, Entry
from sejuk.desk.audit.rows import rows
from sejuk.desk.organisation import access
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.models import Member, Office, Role

_LINES_A_PAGE = 100
#: No chain is older; days far outside have no neighbours to link to.
_FIRST_DAY = date(2000, 1, 1)
#: Roots in the public list: a little more than a year.
_ROOTS = 400


@require_safe
def entries(request: MemberRequest) -> HttpResponse:
    """A day of the chain, newest first. Reading it is a line too."""
    access.require_anywhere(request.member, Role.AUDITOR)
    day = _day(request.GET.get("hari", ""))
    page = _page(_readable(request.member, day), request.GET.get("halaman", "1"))
    shown = rows(request.member, page.object_list)  # before the line that this reading leaves
    record(request.member, "audit.read", "day", day.isoformat(), day=day.isoformat(), page=page.number)
    context = {
        "day": day,
        "earlier": day - timedelta(days=1),
        "later": day + timedelta(days=1),
        "page": page,
        "query": urlencode({"hari": day.isoformat()}),
        "rows": shown,
    }
    return render(request, "audit/entries.html", context)


@require_safe
def roots(request: MemberRequest) -> HttpResponse:
    """The daily roots, and how an outside observer subscribes."""
    access.require_anywhere(request.member, Role.values)
    feed = request.build_absolute_uri("/audit/roots.json")
    context = {"roots": DailyRoot.objects.order_by("-day")[:_ROOTS], "feed": feed}
    return render(request, "audit/roots.html", context)


@require_safe
@login_not_required
def roots_json(request: HttpRequest) -> JsonResponse:
    """The daily roots for machines outside; public."""
    listed = [
        {"day": one.day.isoformat(), "last_sequence": one.last_sequence, "root": one.root_hex}
        for one in DailyRoot.objects.order_by("-day")[:_ROOTS]
    ]
    controller = Office.objects.values_list("controller", flat=True).first()
    answer = JsonResponse({"version": 1, "algorithm": "sha256", "controller": controller, "roots": listed})
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = "public, max-age=300"
    return answer


def _readable(member: Member, day: date) -> QuerySet[Entry]:
    """All lines for an auditor of a whole institution; else those of members in reach."""
    start = datetime.combine(day, time(), timezone.get_current_timezone()).astimezone(UTC)
    lines = Entry.objects.filter(at__gte=start, at__lt=start + timedelta(days=1)).order_by("-sequence")
    tops = member.institution.units.filter(parent__isnull=True)
    if any(access.may(member, Role.AUDITOR, top) for top in tops):
        return lines
    colleagues = access.accessible_members(member, Role.AUDITOR).values_list("pk", flat=True)
    return lines.filter(actor__in=list(colleagues))


def _page(lines: QuerySet[Entry], number: str) -> Page[Entry]:
    return Paginator(lines, _LINES_A_PAGE).get_page(number)


def _day(text: str) -> date:
    today = timezone.localdate(clock.now())
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return today
    return day if _FIRST_DAY <= day <= today + timedelta(days=1) else today

"""Pages of days: the list, one version as page, WhatsApp text, DOCX and XLSX, and its release."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.desk.audit import record
from sejuk.desk.giat import docx, whatsapp_text
from sejuk.desk.organisation.access import MemberRequest, may, may_anywhere, require_anywhere
from sejuk.desk.review import releasing
from sejuk.desk.review.access import access_rollup, accessible_activities, accessible_rollups
from sejuk.desk.review.counting import GROUPS, counts
from sejuk.desk.review.forms import ReleaseForm
from sejuk.desk.review.models import Rollup, RollupState
from sejuk.desk.review.rolling import shares
from sejuk.desk.review.sheet import workbook_of
from sejuk.desk.review.telling import giat_of
from sejuk.desk.review.transitions import READS, RELEASES, REPORTS

_DAYS_SHOWN = 60
_ACTIVITIES_SHOWN = 30
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def days(request: MemberRequest) -> HttpResponse:
    """The newest days and activities of the member's units."""
    require_anywhere(request.member, READS)
    standing = accessible_rollups(request.member).exclude(state=RollupState.REPLACED)
    context = {
        "rollups": standing[:_DAYS_SHOWN],
        "activities": accessible_activities(request.member)[:_ACTIVITIES_SHOWN],
        "may_report": may_anywhere(request.member, REPORTS),
    }
    return render(request, "review/days.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def day(request: MemberRequest, pk: int) -> HttpResponse:
    """One version of a day; a POST releases it."""
    rollup = access_rollup(request.member, pk)
    form = ReleaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        releasing.release(request.member, pk, form.cleaned_data["sentence"])
        messages.success(request, _("Laporan harian disahkan. Salin teksnya, atau unduh berkasnya."))
        return redirect("review:day", pk)
    releases = rollup.state == RollupState.DRAFT and may(request.member, RELEASES, rollup.unit)
    giat = giat_of(rollup)
    context = {
        "rollup": rollup,
        "groups": _groups(rollup),
        "shares": shares(rollup.unit, rollup.day),
        "versions": accessible_rollups(request.member).filter(unit=rollup.unit, day=rollup.day),
        "giat": giat,
        "whatsapp": whatsapp_text(giat),
        "form": form if releases else None,
    }
    return render(request, "review/day.html", context, status=422 if form.errors else 200)


def _groups(rollup: Rollup) -> list[tuple[Any, list[tuple[str, int]]]]:
    told = rollup.totals["counts"]
    return [
        (title, [(one.said, told.get(code, 0)) for code, one in counts().items() if one.group == group])
        for group, title in GROUPS.items()
    ]


@require_safe
def day_docx(request: MemberRequest, pk: int) -> HttpResponse:
    """The day as DOCX."""
    rollup = access_rollup(request.member, pk)
    record(request.member, "rollup.read", "rollup", pk, format="docx")
    return _file(docx(giat_of(rollup)), _DOCX, rollup, "docx")


@require_safe
def day_xlsx(request: MemberRequest, pk: int) -> HttpResponse:
    """The day as XLSX."""
    rollup = access_rollup(request.member, pk)
    record(request.member, "rollup.read", "rollup", pk, format="xlsx")
    return _file(workbook_of(rollup, shares(rollup.unit, rollup.day)), _XLSX, rollup, "xlsx")


def _file(body: bytes, media_type: str, rollup: Rollup, ending: str) -> HttpResponse:
    name = f"laporan-harian-{rollup.unit_id}-{rollup.day}-v{rollup.version}.{ending}"
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response

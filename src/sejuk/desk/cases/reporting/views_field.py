"""The field officer's form: it works without a line, and without JavaScript where there is one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.cases.models import Report, ReportState
from sejuk.desk.cases.reporting.access import access_own_report, own_reports
from sejuk.desk.cases.reporting.field import (
    Heard,
    duplicates_of,
    field_unit,
    report_from_field,
    say_new,
    say_same,
)
from sejuk.desk.cases.reporting.forms import AttachForm, FieldForm
from sejuk.desk.offline.answering import asks_as_queue, taken, unusable
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.models import Territory
from sejuk.desk.shell.sending import posted

_SHOWN = 10


@never_cache
@sensitive_post_parameters()
@sensitive_variables("form", "said")
@require_http_methods(["GET", "HEAD", "POST"])
def field(request: MemberRequest) -> HttpResponse:
    """The form, what is still on the phone, and what was sent lately."""
    unit = field_unit(request.member)
    form = FieldForm(posted(request), initial={"place": _own_place(unit.territory)})
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in Heard.__slots__}
        return _taken(request, report_from_field(request.member, Heard(**said)))
    if request.method == "POST" and asks_as_queue(request):
        return unusable(form)
    sent = own_reports(request.member).order_by("-received_at")[:_SHOWN]
    context = {"form": form, "sent": sent, "unit": unit, "owner": request.member.pk}
    return render(request, "cases/field/form.html", context, status=422 if form.is_bound else 200)


def _taken(request: MemberRequest, report: Report) -> HttpResponse:
    page = reverse("cases:field_report", args=[report.pk])
    asks = report.state == ReportState.RECEIVED
    if asks_as_queue(request):
        return taken(report.number, page, asks=asks)
    messages.success(request, _("Laporan %(number)s terkirim.") % {"number": report.number})
    return redirect(page if asks else "cases:field")


def _own_place(place: Territory) -> str:
    return "" if place.level == Territory.Level.COUNTRY else place.code


@require_safe
def field_report(request: MemberRequest, pk: int) -> HttpResponse:
    """A report of one's own: is one of the open cases about the same?"""
    report = access_own_report(request.member, pk)
    likely = duplicates_of(request.member, report) if report.state == ReportState.RECEIVED else []
    context = {"report": report, "form": AttachForm(cases=likely) if likely else None}
    return render(request, "cases/field/report.html", context)


@require_POST
def field_same(request: MemberRequest, pk: int) -> HttpResponse:
    """It is the same."""
    access_own_report(request.member, pk)
    chosen = request.POST.get("case", "")
    if chosen.isdecimal():
        say_same(request.member, pk, int(chosen))
        messages.success(request, _("Laporan Anda masuk ke kasus yang sudah ada."))
    else:
        messages.error(request, _("Pilih dulu kasus yang sama."))
    return redirect("cases:field_report", pk)


@require_POST
def field_new(request: MemberRequest, pk: int) -> HttpResponse:
    """It is another matter."""
    say_new(request.member, pk)
    messages.success(request, _("Kasus dibuka dari laporan Anda."))
    return redirect("cases:field_report", pk)


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone needs to put the form on its screen."""
    about: dict[str, Any] = {
        "id": reverse("cases:field"),
        "name": _("Sejuk: lapor dari lapangan"),
        "short_name": _("Lapor lapangan"),
        "start_url": reverse("cases:field"),
        "scope": reverse("cases:field"),
        "display": "standalone",
        "lang": request.LANGUAGE_CODE,
        "background_color": "#f3f6f7",
        "theme_color": "#0b5c6b",
        "icons": [
            {"src": static("build/sejuk.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
        ],
    }
    return JsonResponse(about, content_type="application/manifest+json")

"""Alerts: why, and what to do; answered by a person in two steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.desk import clock
from sejuk.desk.narratives import services
from sejuk.desk.narratives.access import access_alert, accessible_alerts, own_units
from sejuk.desk.narratives.board.steps import advice, advices
from sejuk.desk.narratives.board.waiting import spent, waiting_count
from sejuk.desk.narratives.forms import AcknowledgeForm, DismissForm
from sejuk.desk.narratives.models import Alert, AlertState
from sejuk.desk.narratives.services.budgeting import SETS_BUDGET
from sejuk.desk.narratives.transitions import ALERT_TRANSITIONS, TENDS
from sejuk.desk.organisation.access import MemberRequest, may, may_anywhere
from sejuk.desk.states import allowed

PER_PAGE = 20


@require_safe
def alerts(request: MemberRequest) -> HttpResponse:
    """Alerts of the member's own units or of all below, waiting or answered."""
    scope, state = request.GET.get("unit", "saya"), request.GET.get("keadaan", "menunggu")
    found = _chosen(request, scope, state)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "page": page,
        "rows": advices(list(page.object_list)),
        "scope": scope,
        "state": state,
        "spent": spent(clock.now()),
        "sets_budget": may_anywhere(request.member, SETS_BUDGET),
        "query": f"unit={scope}&keadaan={state}",
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, f"narratives/{'parts/' if part else ''}alerts.html", context)


def _chosen(request: MemberRequest, scope: str, state: str) -> QuerySet[Alert]:
    found = accessible_alerts(request.member)
    if scope != "semua":
        found = found.filter(unit__in=own_units(request.member))
    if state == "selesai":
        return found.exclude(state=AlertState.NEW).order_by("-acknowledged_at")
    return found.filter(state=AlertState.NEW).order_by("-magnitude", "-raised_at")


@require_safe
def count(request: MemberRequest) -> HttpResponse:
    """The number in the navigation, live."""
    return render(request, "narratives/parts/alert_count.html", {"count": waiting_count(request.member)})


@require_safe
def alert(request: MemberRequest, pk: int) -> HttpResponse:
    """One alert."""
    found = access_alert(request.member, pk)
    context = {"one": advice(found), "verbs": _verbs(request, found)}
    return render(request, "narratives/alert.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def acknowledge(request: MemberRequest, pk: int) -> HttpResponse:
    """First what it means, then the click that counts."""
    form = AcknowledgeForm(request.POST) if request.method == "POST" else AcknowledgeForm()
    done = _("Peringatan ini Anda tangani.")
    return _answer(request, pk, form, "acknowledge", services.acknowledge, done)


@require_http_methods(["GET", "HEAD", "POST"])
def dismiss(request: MemberRequest, pk: int) -> HttpResponse:
    """The same, with a reason."""
    form = DismissForm(request.POST) if request.method == "POST" else DismissForm()
    return _answer(request, pk, form, "dismiss", services.dismiss, _("Dicatat: bukan masalah."))


def _answer(
    request: MemberRequest, pk: int, form: forms.Form, verb: str, service: Callable[..., Alert], done: str
) -> HttpResponse:
    found = access_alert(request.member, pk, TENDS)
    if request.method == "POST" and form.is_valid():
        service(request.member, pk, form.cleaned_data["note"])
        messages.success(request, done)
        return redirect("narratives:alert", pk)
    context: dict[str, Any] = {"one": advice(found), "form": form, "verb": verb}
    return render(request, "narratives/answer.html", context, status=422 if request.method == "POST" else 200)


def _verbs(request: MemberRequest, found: Alert) -> frozenset[str]:
    if not may(request.member, TENDS, found.unit):
        return frozenset()
    return allowed(ALERT_TRANSITIONS, found.state)

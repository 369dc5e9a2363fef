"""Pages that plan a meeting and change the plan."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.desk import clock
from sejuk.desk.engagements.access import access_engagement, arranging_units
from sejuk.desk.engagements.forms.planning import (
    CategoriesForm,
    ChangeForm,
    PlanForm,
    PointFormSet,
    points_of,
)
from sejuk.desk.engagements.kinds import Template, templates
from sejuk.desk.engagements.models import Kind
from sejuk.desk.engagements.services.planning import change, plan, set_agenda, set_categories
from sejuk.desk.engagements.transitions import ARRANGES
from sejuk.desk.engagements.views.acting import Act, act, sent
from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.organisation.refusal import Refused

_WRITES = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def kinds(request: MemberRequest) -> HttpResponse:
    """Choose what kind of meeting it is."""
    require_anywhere(request.member, ARRANGES)
    shown = [(kind, Kind(kind).label, brought) for kind, brought in templates().items()]
    return render(request, "engagements/kinds.html", {"kinds": shown})


@_WRITES
def plan_one(request: MemberRequest, kind: str) -> HttpResponse:
    """Plan a meeting of one kind."""
    require_anywhere(request.member, ARRANGES)
    if kind not in Kind.values:
        raise Http404
    brought = templates()[Kind(kind)]
    units = arranging_units(request.member).order_by("path")
    form = PlanForm(sent(request), kind=kind, units=units, initial=_usual(request, brought))
    if form.is_bound and form.is_valid():
        try:
            said = form.cleaned_data
            made = plan(request.member, said["unit"], form.plan(), said["client_id"])
        except Refused as refused:
            form.add_error(None, f"{refused.reason} {refused.advice}")
        else:
            messages.success(request, _("Pertemuan direncanakan. Periksa acaranya, lalu buka undangannya."))
            return redirect("engagements:meeting", made.pk)
    context = {"form": form, "kind": Kind(kind), "brought": brought}
    return render(request, "engagements/plan.html", context, status=422 if form.errors else 200)


def _usual(request: MemberRequest, brought: Template) -> dict[str, Any]:
    """Next week at nine in the unit's own zone, as long as the kind usually takes."""
    unit = request.member.unit
    start = (clock.now() + timedelta(days=7)).replace(hour=2, minute=0, second=0, microsecond=0, tzinfo=None)
    return {
        "unit": unit.pk,
        "territory": unit.territory_id,
        "time_zone": unit.time_zone,
        "starts_at": start.replace(hour=9),
        "ends_at": start.replace(hour=9) + timedelta(minutes=brought.minutes),
        "language": "Indonesia",
    }


@_WRITES
def change_plan(request: MemberRequest, pk: int) -> HttpResponse:
    """Change the plan."""
    engagement = access_engagement(request.member, pk, ARRANGES)
    form = ChangeForm(sent(request), engagement=engagement)
    what = Act(_("Ubah rencana"), "", _("Simpan"), _("Tersimpan."))
    return act(
        request, what, form, lambda: change(request.member, pk, form.plan()), _page(pk), engagement=engagement
    )


@_WRITES
def agenda(request: MemberRequest, pk: int) -> HttpResponse:
    """Change the agenda."""
    engagement = access_engagement(request.member, pk, ARRANGES)
    rows = [
        {"title": one.title, "minutes": one.minutes, "led_by": one.led_by} for one in engagement.agenda.all()
    ]
    points = PointFormSet(sent(request), initial=rows, prefix="acara")
    problem = ""
    if points.is_bound and points.is_valid():
        try:
            set_agenda(request.member, pk, points_of(points))
        except Refused as refused:
            problem = f"{refused.reason} {refused.advice}"
        else:
            messages.success(request, _("Acara tersimpan."))
            return redirect("engagements:meeting", pk)
    context = {"engagement": engagement, "points": points, "problem": problem}
    status = 422 if points.is_bound else 200
    return render(request, "engagements/agenda.html", context, status=status)


@_WRITES
def categories(request: MemberRequest, pk: int) -> HttpResponse:
    """Say who is invited."""
    engagement = access_engagement(request.member, pk, ARRANGES)
    form = CategoriesForm(sent(request), engagement=engagement)
    what = Act(
        _("Siapa yang diundang"),
        _("Yang dicatat hanya kategori, bukan nama orang."),
        _("Simpan"),
        _("Tersimpan."),
    )
    return act(
        request, what, form, lambda: set_categories(request.member, pk, form.kept()), _page(pk),
        engagement=engagement,
    )  # fmt: skip


def _page(pk: int) -> str:
    return reverse("engagements:meeting", args=[pk])

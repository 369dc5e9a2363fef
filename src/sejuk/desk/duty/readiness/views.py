"""Readiness on the screen: days, and one day up and down the tree."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk import clock
from sejuk.desk.duty.access import may_plan, planned_units
from sejuk.desk.duty.acting import Act, act, sent
from sejuk.desk.duty.models import EventDay, ReadyTick
from sejuk.desk.duty.readiness import days
from sejuk.desk.duty.readiness.checklist import items_for
from sejuk.desk.duty.readiness.forms import DayForm
from sejuk.desk.duty.readiness.seeing import gathered, readiness
from sejuk.desk.duty.rostering.zones import today
from sejuk.desk.duty.transitions import PLANS, TICKS
from sejuk.desk.organisation.access import (
    MemberRequest,
    access_unit,
    accessible_units,
    may,
    require_anywhere,
)
from sejuk.desk.organisation.models import Role, Unit

_PAST = timedelta(days=14)
_SHOWN = 40


@require_safe
def ready_days(request: MemberRequest) -> HttpResponse:
    """Days that were set, and those of the stages' calendar that were not."""
    require_anywhere(request.member, Role.values)
    unit, at = request.member.unit, clock.now()
    first = today(unit, at)
    kept = list(days.accessible_days(request.member).filter(day__gte=first - _PAST)[:_SHOWN])
    can_plan = planned_units(request.member).exists()
    known = {(one.day, one.kind) for one in kept}
    offered = [one for one in days.offered(unit, at) if (one.day, one.kind) not in known] if can_plan else []
    context = {"days": kept, "offered": offered, "today": first, "may_plan": can_plan}
    return render(request, "duty/ready_days.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def set_day(request: MemberRequest) -> HttpResponse:
    """Ask a subtree to get ready."""
    require_anywhere(request.member, PLANS)
    units = planned_units(request.member).order_by("path")
    initial = {name: request.GET.get(name, "") for name in ("name", "day", "kind")}
    form = DayForm(sent(request), units=units, initial=initial | {"unit": units.first()})
    what = Act(
        _("Tetapkan hari siaga"),
        _("Setiap unit di bawahnya mengisi daftar periksa, dan Anda melihat siapa yang belum."),
        _("Tetapkan"),
        _("Hari siaga ditetapkan."),
        reverse("duty:ready_days"),
    )

    def do() -> EventDay:
        said = form.cleaned_data
        return days.set_day(request.member, said["unit"].pk, said["name"], said["day"], said["kind"])

    return act(request, what, form, do, back_to=_("Kesiapan"))


@require_safe
def ready_day(request: MemberRequest, pk: int) -> HttpResponse:
    """One day: a unit, its checklist, and the units right below it."""
    event = days.access_day(request.member, pk)
    units = accessible_units(request.member)
    top = _top(request, event)
    rows = readiness(units, event)
    near = gathered(rows, top)
    here = next((one for one in near if one.unit.pk == top.pk), None)
    context = {
        "event": event,
        "here": here,
        "top": top,
        "rows": [one for one in near if one.unit.pk != top.pk],
        "items": _items(event, top),
        "may_tick": may(request.member, TICKS, top),
        "may_remove": may_plan(request.member, event.unit),
        "above": [one for one in top.above()[::-1] if one.path.startswith(event.unit.path)],
    }
    part = "parts/" if request.headers.get("HX-Request") == "true" else ""
    return render(request, f"duty/{part}ready_day.html", context)


def _top(request: MemberRequest, event: EventDay) -> Unit:
    asked = request.GET.get("unit", "")
    if asked.isdecimal():
        return access_unit(request.member, int(asked[:18]))
    reach = accessible_units(request.member).filter(path__startswith=event.unit.path)
    return reach.order_by("path").first() or request.member.unit


def _items(event: EventDay, unit: Unit) -> list[tuple[str, str, ReadyTick | None]]:
    ticks = {one.item: one for one in ReadyTick.objects.filter(event=event, unit=unit).select_related("by")}
    return [(one.code, str(one), ticks.get(one.code)) for one in items_for(unit, event)]


@require_POST
def tick(request: MemberRequest, pk: int, unit: int) -> HttpResponse:
    """Tick an item, or take the tick back."""
    item, is_ticked = request.POST.get("item", ""), request.POST.get("ticked", "") == "1"
    days.tick(request.member, pk, unit, item, is_ticked=is_ticked)
    return redirect(f"{reverse('duty:ready_day', args=[pk])}?unit={unit}")


@require_POST
def remove_day(request: MemberRequest, pk: int) -> HttpResponse:
    """Call a day off."""
    days.remove_day(request.member, pk)
    messages.success(request, _("Hari siaga dihapus."))
    return redirect("duty:ready_days")

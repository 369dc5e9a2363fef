"""The plan: its grid, its list, one piece."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.desk.organisation.access import MemberRequest, may_anywhere, require, require_anywhere
from sejuk.desk.organisation.models import Role, Territory
from sejuk.desk.people import AUDIENCES, choices, codes
from sejuk.desk.stages.access import access_place
from sejuk.desk.stages.charts.grid import grid_picture
from sejuk.desk.stages.current import Calendar, Cycle, Stage, calendar_of
from sejuk.desk.stages.models import PlanItem
from sejuk.desk.stages.places import around
from sejuk.desk.stages.plan.access import access_item, accessible_items, makers, may_work, planning_units
from sejuk.desk.stages.plan.forms import ChangeForm, PieceForm, ReasonForm, due_at
from sejuk.desk.stages.plan.grid import grid
from sejuk.desk.stages.plan.services import change, move, plan
from sejuk.desk.stages.transitions import PLAN_TRANSITIONS, PLANS
from sejuk.desk.stages.views.asking import asked
from sejuk.desk.stages.views.calendar import today_in
from sejuk.desk.states import transition

VERBS = {
    "make": gettext_lazy("Mulai dibuat"),
    "finish": gettext_lazy("Sudah siap"),
    "rework": gettext_lazy("Perbaiki lagi"),
    "use": gettext_lazy("Sudah dipakai"),
    "drop": gettext_lazy("Batalkan"),
}
#: What the sentence that goes with a verb is about.
_ASKS = {
    "use": gettext_lazy("Tulis di mana dipakai: alamat unggahannya, atau tempat dan acaranya."),
    "rework": gettext_lazy("Tulis apa yang perlu diperbaiki."),
    "drop": gettext_lazy("Tulis mengapa tidak jadi dibuat."),
}


@require_safe
def overview(request: MemberRequest) -> HttpResponse:
    """The grid of a territory, with what is missing and what is made twice."""
    require_anywhere(request.member, Role.values)
    place = request.member.unit.territory
    if code := request.GET.get("wilayah", ""):
        place = access_place(code)
    audience = request.GET.get("untuk", "")
    ahead = _ahead(calendar_of(place), place)
    cycles = list(dict.fromkeys(stage.cycle for stage in ahead))
    cycle = _chosen(ahead, cycles, request.GET.get("siklus", ""))
    stages = [one for one in ahead if one.cycle.code == cycle]
    items = _of_place(request, place, cycle, audience)
    made = grid(stages, items)
    context = {
        "place": place,
        "places": _places(request.member.unit.territory),
        "audiences": choices(AUDIENCES),
        "audience": audience,
        "grid": made,
        "picture": grid_picture(made),
        "items": items,
        "may_plan": may_anywhere(request.member, PLANS),
        "cycles": cycles,
        "cycle": cycle,
        "next": _next(stages, today_in(place)),
    }
    return render(request, "stages/plan.html", context)


def _chosen(ahead: list[Stage], cycles: list[Cycle], wanted: str) -> str:
    """The cycle that was asked for, else the one that votes next, else the first."""
    codes = [one.code for one in cycles]
    if wanted in codes:
        return wanted
    voting = [one.cycle.code for one in ahead if one.kind.code == "voting"]
    return next(iter([*voting, *codes]), "")


def _next(stages: list[Stage], today: date) -> Stage | None:
    """The next stage that has not begun, else the first."""
    coming = [one for one in stages if (days := one.days.span()) and days[0] > today]
    return next(iter([*coming, *stages]), None)


def _of_place(request: MemberRequest, place: Territory, cycle: str, audience: str) -> list[PlanItem]:
    """Pieces for a place, of one cycle where there is one: those for it and for what lies around it."""
    items = accessible_items(request.member).filter(territory__in=around(place.code))
    items = items.filter(cycle=cycle) if cycle else items
    return list(items.filter(audience=audience) if audience in codes(AUDIENCES) else items)


def _ahead(calendar: Calendar, place: Territory) -> list[Stage]:
    """Stages that are on or to come, and those that nobody dated of cycles that are not over."""
    today = today_in(place)
    ahead = [s for s in calendar.stages if s.counts and (d := s.days.span()) and d[1] >= today]
    running = {one.cycle.code for one in ahead}
    return ahead + [
        s for s in calendar.stages if s.counts and s.days.span() is None and s.cycle.code in running
    ]


def _places(own: Territory) -> list[Territory]:
    """The own territory, what it lies in, and what lies in it."""
    inside = Territory.objects.filter(parent=own).values_list("code", flat=True)
    return list(Territory.objects.filter(code__in=[*around(own.code), *inside]).order_by("code"))


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: MemberRequest) -> HttpResponse:
    """Plan a piece; the grid's gaps lead here with stage and theme filled in."""
    require_anywhere(request.member, PLANS)
    units = planning_units(request.member).select_related("territory").order_by("path")
    home = units.filter(pk=request.member.unit_id).first() or units.first()
    place = home.territory if home else request.member.unit.territory
    given = {"stage": request.GET.get("tahapan"), "theme": request.GET.get("tema")}
    form = PieceForm(
        request.POST or None,
        initial={"unit": home, "territory": place.code, **{k: v for k, v in given.items() if v}},
        calendar=calendar_of(place), places=_plannable(place), units=units, makers=makers(request.member),
    )  # fmt: skip

    def do() -> HttpResponse:
        item = plan(request.member, form.piece())
        messages.success(request, _("Rencana tersimpan."))
        return redirect("stages:plan_item", item.pk)

    return asked(request, form, do, _("Rencanakan konten"), back="stages:plan")


def _plannable(place: Territory) -> Any:
    """The unit's territory and what lies in it."""
    if place.level == Territory.Level.COUNTRY:
        return Territory.objects.order_by("code")
    inside = Territory.objects.filter(parent=place) | Territory.objects.filter(code=place.code)
    return inside.order_by("code")


@require_safe
def item(request: MemberRequest, pk: int) -> HttpResponse:
    """One piece: what it is, where it stands, what can be done."""
    found = access_item(request.member, pk)
    calendar = calendar_of(found.territory)
    verbs = [
        (way.verb, VERBS[way.verb], way.needs_reason)
        for way in PLAN_TRANSITIONS
        if way.start == found.state and may_work(request.member, found, way.roles)
    ]
    context = {
        "item": found,
        "stage": calendar.find(found.cycle, found.stage),
        "verbs": verbs,
        "may_change": found.is_live and may_work(request.member, found, PLANS),
        "moves": [(one, VERBS.get(one.verb, one.verb)) for one in found.moves.select_related("by")],
    }
    return render(request, "stages/plan_item.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change_item(request: MemberRequest, pk: int) -> HttpResponse:
    """Somebody else makes it, or by another day."""
    found = access_item(request.member, pk, PLANS)
    initial = {"maker": found.maker_id, "due": found.due_at}
    form = ChangeForm(request.POST or None, initial=initial, makers=makers(request.member))

    def do() -> HttpResponse:
        said = form.cleaned_data
        change(request.member, pk, said["maker"], due_at(said["due"], found.unit))
        messages.success(request, _("Rencana tersimpan."))
        return redirect("stages:plan_item", pk)

    return asked(request, form, do, _("Ubah pembuat atau tanggal"), back="stages:plan")


@require_http_methods(["GET", "HEAD", "POST"])
def move_item(request: MemberRequest, pk: int, verb: str) -> HttpResponse:
    """Bring a piece on its way; where a sentence is asked for, ask for it."""
    found = access_item(request.member, pk)
    way = transition(PLAN_TRANSITIONS, verb, found.state)
    require(request.member, way.roles, found.unit)
    form = ReasonForm(request.POST or None)
    form.fields["reason"].help_text = _ASKS.get(verb, "")
    if not way.needs_reason:
        return _move_at_once(request, pk, verb)

    def do() -> HttpResponse:
        move(request.member, pk, verb, form.cleaned_data["reason"])
        messages.success(request, _("Rencana tersimpan."))
        return redirect("stages:plan_item", pk)

    return asked(request, form, do, f"{VERBS[verb]}: {found.title}", back="stages:plan")


def _move_at_once(request: MemberRequest, pk: int, verb: str) -> HttpResponse:
    if request.method == "POST":
        move(request.member, pk, verb)
        messages.success(request, _("Rencana tersimpan."))
    return redirect("stages:plan_item", pk)

"""The roster of a unit, and the pattern behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk import clock
from sejuk.desk.cases.clocks.holidays import holidays
from sejuk.desk.duty.access import may_plan
from sejuk.desk.duty.acting import Act, act, sent
from sejuk.desk.duty.forms.planning import PlanForm
from sejuk.desk.duty.forms.slots import as_lines
from sejuk.desk.duty.models import Roster, Shift
from sejuk.desk.duty.near import at_work
from sejuk.desk.duty.rostering import planning
from sejuk.desk.duty.rostering.known import OWN, pattern_of
from sejuk.desk.duty.rostering.zones import midnight, today, zone_of
from sejuk.desk.duty.transitions import PLANS
from sejuk.desk.organisation.access import MemberRequest, access_unit
from sejuk.desk.organisation.models import Unit

_DAYS = 14


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the roster with its shifts."""

    day: date
    shifts: list[Shift]
    is_today: bool
    is_holiday: bool


@require_safe
def roster(request: MemberRequest, pk: int) -> HttpResponse:
    """Two weeks of a unit's shifts, in the unit's time."""
    unit = access_unit(request.member, pk)
    first = _first(request.GET.get("mulai", ""), unit)
    can_plan = may_plan(request.member, unit)
    context = {
        "unit": unit,
        "days": _days(unit, first),
        "first": first,
        "before": first - timedelta(days=_DAYS),
        "after": first + timedelta(days=_DAYS),
        "roster": planning.current(unit),
        "may_plan": can_plan,
        "may_cover": planning.eligible(unit).filter(pk=request.member.pk).exists(),
        "at": clock.now(),
    }
    return render(request, "duty/roster.html", context)


def _first(text: str, unit: Unit) -> date:
    here = today(unit, clock.now())
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return here
    return min(max(asked, here - timedelta(days=90)), here + timedelta(days=366))


def _days(unit: Unit, first: date) -> list[Day]:
    start, end = midnight(unit, first), midnight(unit, first + timedelta(days=_DAYS))
    shifts = shifts_with_people(unit, start, end)
    zone, here, closed = zone_of(unit), today(unit, clock.now()), holidays().days()
    grouped = groupby(shifts, key=lambda shift: shift.starts_at.astimezone(zone).date())
    return [Day(day, list(some), day == here, day in closed) for day, some in grouped]


def shifts_with_people(unit: Unit, start: datetime, end: datetime) -> Iterable[Shift]:
    """Shifts that begin in the span, with ``there``: the watches that count."""
    return (
        Shift.objects.filter(unit=unit, starts_at__gte=start, starts_at__lt=end)
        .annotate(is_staffed=Exists(at_work().filter(shift=OuterRef("pk"))))
        .prefetch_related(Prefetch("watches", at_work().select_related("member"), to_attr="there"))
        .order_by("starts_at")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: MemberRequest, pk: int) -> HttpResponse:
    """Make a roster, or replace it from a day on."""
    unit = access_unit(request.member, pk, PLANS)
    form = PlanForm(
        sent(request),
        people=planning.eligible(unit).select_related("unit"),
        initial=_initial(planning.current(unit), unit),
    )
    what = Act(
        _("Buat jadwal piket"),
        _("Giliran dibuat untuk lima minggu ke depan dan diperpanjang sendiri setiap hari."),
        _("Buat jadwal"),
        _("Jadwal piket tersimpan."),
        reverse("duty:roster", args=[pk]),
    )
    return act(
        request,
        what,
        form,
        lambda: planning.plan(request.member, pk, form.plan()),
        unit=unit,
        has_people=bool(form.fields.keys() & {f"team_{one.pk}" for one in planning.eligible(unit)}),
        template="duty/plan.html",
    )


def _initial(kept: Roster | None, unit: Unit) -> dict[str, Any]:
    tomorrow = today(unit, clock.now()) + timedelta(days=1)
    if kept is None:
        return {"pattern": "two_twelve", "rotation": "shift", "starts_on": tomorrow}
    teams = {f"team_{one.pk}": str(crew.order + 1) for crew in kept.crews.all() for one in crew.members.all()}
    own = pattern_of(kept.slots, on_holidays=kept.on_holidays).slots if kept.pattern == OWN else ()
    return {
        "pattern": kept.pattern,
        "rotation": kept.rotation,
        "starts_on": tomorrow,
        "own": as_lines(own),
        "on_holidays": kept.on_holidays,
        **teams,
    }


@require_POST
def end(request: MemberRequest, pk: int) -> HttpResponse:
    """End the roster from tomorrow on."""
    planning.end(request.member, pk)
    messages.success(request, _("Jadwal berakhir hari ini. Giliran mulai besok dihapus."))
    return redirect("duty:roster", pk)

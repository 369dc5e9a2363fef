"""Who is on now, in the member's subtree; where nobody is; the small part on the board."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.desk import clock
from sejuk.desk.duty.access import may_plan, own_watches
from sejuk.desk.duty.rostering.gaps import WARNED_AHEAD, doubles, gaps, unrostered
from sejuk.desk.duty.standing import gathered, standings
from sejuk.desk.organisation.access import MemberRequest, access_unit, accessible_units, require_anywhere
from sejuk.desk.organisation.models import Member, Role, Unit

#: So many gaps of a week are listed; whoever has more has to look unit by unit.
_SHOWN = 200


@require_safe
def now(request: MemberRequest) -> HttpResponse:
    """The tree: a unit and those right below it, with the names of who is on duty."""
    require_anywhere(request.member, Role.values)
    top = _top(request)
    units, at = accessible_units(request.member), clock.now()
    rows = gathered(units, top, at)
    context = {
        "top": rows[0],
        "rows": rows[1:],
        "above": [one for one in top.above()[::-1] if units.filter(pk=one.pk).exists()][-3:],
        "empty": rows[0].below + rows[0].is_bad,
        "may_plan": may_plan(request.member, top),
    }
    part = "parts/" if request.headers.get("HX-Request") == "true" else ""
    return render(request, f"duty/{part}now.html", context)


def _top(request: MemberRequest) -> Unit:
    asked = request.GET.get("unit", "")
    if asked.isdecimal():
        return access_unit(request.member, int(asked[:18]))
    return widest(request.member)


def widest(member: Member) -> Unit:
    """The unit with which a member's view begins: their own, or the first that they may see."""
    units = accessible_units(member)
    return units.filter(pk=member.unit_id).first() or units.order_by("path")[0]


@require_safe
def holes(request: MemberRequest) -> HttpResponse:
    """Gaps and double bookings of the coming week, in all units of the member."""
    require_anywhere(request.member, Role.values)
    units, at = accessible_units(request.member), clock.now()
    until = at + WARNED_AHEAD
    found = gaps(units, at, until)
    context = {
        "gaps": found[:_SHOWN],
        "more": max(0, len(found) - _SHOWN),
        "doubles": doubles(units, at, until)[:_SHOWN],
        "missing": unrostered(units)[:_SHOWN],
        "until": until,
    }
    return render(request, "duty/holes.html", context)


@require_safe
def home_part(request: MemberRequest) -> HttpResponse:
    """For the board: who is on now in the member's unit, and when the member's own shift begins or ends."""
    at = clock.now()
    unit = Unit.objects.filter(pk=request.member.unit_id)
    mine = own_watches(request.member, at).first()
    context = {
        "standing": standings(unit, at)[0],
        "mine": mine,
        "is_mine_now": mine is not None and mine.shift.starts_at <= at,
        "is_soon": mine is not None and mine.shift.starts_at <= at + timedelta(hours=24),
    }
    return render(request, "duty/parts/home.html", context)

"""The next stage's plan, proposed: what went around last time, what usually does, what is still missing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.organisation.models import Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.stages.access import access_stage
from sejuk.desk.stages.current import Stage
from sejuk.desk.stages.models import PlanState
from sejuk.desk.stages.places import around
from sejuk.desk.stages.plan.access import accessible_items, planning_units
from sejuk.desk.stages.plan.lessons import SMALLEST, last_time, lessons
from sejuk.desk.stages.plan.suggesting import adopt, suggestions
from sejuk.desk.stages.transitions import PLANS
from sejuk.desk.stages.views.calendar import today_in


@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: MemberRequest, cycle: str, stage: str) -> HttpResponse:
    """Choose themes for a stage; each becomes a piece of the plan of the member's unit."""
    require_anywhere(request.member, PLANS)
    unit = _unit(request)
    place = unit.territory
    calendar, found = access_stage(place, cycle, stage)
    if request.method == "POST":
        return _adopt(request, unit, found)
    past = last_time(calendar, found, today_in(place))
    learned = lessons(past, place) if past else []
    record(request.member, "plan.lessons_read", "stage", None, cycle=cycle, stage=stage, territory=place.code)
    items = accessible_items(request.member).filter(
        cycle=cycle, stage=stage, territory__in=around(place.code)
    )
    context = {
        "stage": found,
        "unit": unit,
        "place": place,
        "past": past,
        "smallest": SMALLEST,
        "rows": suggestions(found, learned, items.exclude(state=PlanState.DROPPED)),
    }
    return render(request, "stages/suggest.html", context)


def _adopt(request: MemberRequest, unit: Unit, stage: Stage) -> HttpResponse:
    themes = request.POST.getlist("tema")
    if not themes:
        messages.error(request, _("Pilih paling sedikit satu tema."))
        return redirect(request.get_full_path())
    made = adopt(request.member, unit, stage, themes, clock.now())
    words = ngettext(
        "%(count)d rencana tersimpan. Tentukan pembuatnya.",
        "%(count)d rencana tersimpan. Tentukan pembuatnya.",
        len(made),
    )
    messages.success(request, words % {"count": len(made)})
    return redirect("stages:plan")


def _unit(request: MemberRequest) -> Unit:
    units = planning_units(request.member).select_related("territory").order_by("path")
    unit = units.filter(pk=request.member.unit_id).first() or units.first()
    if unit is None:
        raise Refused(
            _("Tidak ada unit yang boleh Anda rencanakan."),
            _("Minta administrator memberi peran penyunting."),
        )
    return unit

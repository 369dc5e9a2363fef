"""The public calendar: a month, the cycles with their timelines, a page a stage, feeds."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.desk import clock
from sejuk.desk.ics import answer
from sejuk.desk.organisation.access import may_anywhere
from sejuk.desk.organisation.models import Member, Territory
from sejuk.desk.organisation.territories import COUNTRY_CODE
from sejuk.desk.shell.light import light
from sejuk.desk.stages.access import access_place, access_stage, may_decide, may_propose
from sejuk.desk.stages.charts.month import month, month_of
from sejuk.desk.stages.charts.timeline import timeline
from sejuk.desk.stages.current import Calendar, Cycle, Stage, calendar_of, calendars, readable
from sejuk.desk.stages.feeds import feed, feed_name
from sejuk.desk.stages.models import StageVersion
from sejuk.desk.stages.modes import modes
from sejuk.desk.stages.places import around, covers
from sejuk.desk.stages.transitions import PLANS
from sejuk.desk.stages.wording import when_in_words


@login_not_required
@light
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """A month of a territory and its cycles, the running and coming ones first."""
    place = place_of(request)
    stages = calendar_of(place)
    today = today_in(place)
    shown = month_of(request.GET.get("bulan", ""), today)
    context = {
        **_frame(request, place),
        "month": month(stages.stages, shown, today),
        "today": today,
        "cycles": _cycles(stages, today),
    }
    return render(request, "stages/calendar.html", context)


@login_not_required
@light
@require_safe
def cycle(request: HttpRequest, cycle: str) -> HttpResponse:
    """One cycle: its timeline and its table."""
    place = place_of(request, cycle)
    stages = calendar_of(place)
    found = _cycle(stages, cycle)
    own = stages.of(cycle)
    context = {
        **_frame(request, place),
        "cycle": found,
        "stages": own,
        "picture": timeline(own, today_in(place), str(found.name)),
    }
    return render(request, "stages/cycle.html", context)


@login_not_required
@light
@require_safe
def stage(request: HttpRequest, cycle: str, stage: str) -> HttpResponse:
    """One stage: what the public must know, its legal basis, what usually goes around."""
    place = place_of(request, cycle)
    stages, found = access_stage(place, cycle, stage)
    member = _member(request)
    context = {
        **_frame(request, place),
        "stage": found,
        "replaced": stages.find(*found.replaced_by.split("/")) if found.replaced_by else None,
        "calendar": stages,
        "mode": modes().get(found.kind.mode),
        "versions": _versions(member, found, stages),
        "may_plan": member is not None and may_anywhere(member, PLANS),
    }
    return render(request, "stages/stage.html", context)


@login_not_required
@require_safe
def ics(request: HttpRequest, cycle: str, code: str) -> HttpResponse:
    """The feed of a cycle in a territory, for calendar programs."""
    place = access_place(code)
    stages = calendar_of(place)
    found = _cycle(stages, cycle)
    events = feed(stages, cycle, place, settings.SITE_URL)
    return answer(feed_name(found, place), events, f"{cycle}-{code}.ics")


def today_in(place: Territory) -> date:
    """The day that it is in a territory."""
    return clock.now().astimezone(ZoneInfo(place.time_zone)).date()


def _member(request: HttpRequest) -> Member | None:
    return getattr(request, "member", None)


def place_of(request: HttpRequest, cycle: str = "") -> Territory:
    """The territory that was asked for, else the member's own in the cycle's, else the cycle's."""
    if code := request.GET.get("wilayah", ""):
        return access_place(code)
    member = _member(request)
    own = next((one.territory for one in calendars().cycles if one.code == cycle), COUNTRY_CODE)
    if member is not None and covers(own, member.unit.territory_id):
        return member.unit.territory
    return access_place("" if own == COUNTRY_CODE else own)


def _frame(request: HttpRequest, place: Territory) -> dict[str, Any]:
    return {
        "place": place,
        "places": _places(place),
        "may_propose": may_propose(_member(request), place.code),
        "feed_site": settings.SITE_URL or f"{request.scheme}://{request.get_host()}",
    }


def _places(place: Territory) -> list[Territory]:
    """The country and provinces, and the regencies of the province that is looked at."""
    province = around(place.code)[-2] if place.level != Territory.Level.COUNTRY else ""
    wide = Q(level__in=(Territory.Level.COUNTRY, Territory.Level.PROVINCE))
    return list(Territory.objects.filter(wide | Q(parent=province)).order_by("code"))


def _cycle(calendar: Calendar, code: str) -> Cycle:
    found = next((one for one in calendar.cycles if one.code == code), None)
    if found is None:
        raise Http404
    return found


def _cycles(calendar: Calendar, today: date) -> list[dict[str, Any]]:
    """Cycles with how far they are: running and coming ones before those that are over."""
    rows = []
    for one in calendar.cycles:
        stages = calendar.of(one.code)
        spans = [(stage, span) for stage in stages if (span := stage.days.span())]
        counting = [(stage, span) for stage, span in spans if stage.counts]
        last = max((span[1] for _stage, span in spans), default=None)
        rows.append({
            "cycle": one,
            "now": [stage for stage, span in counting if span[0] <= today <= span[1]],
            "next": next((stage for stage, span in counting if span[0] > today), None),
            "count": len(stages),
            "is_over": last is not None and last < today,
        })  # fmt: skip
    return sorted(rows, key=lambda row: bool(row["is_over"]))


def _versions(member: Member | None, stage: Stage, calendar: Calendar) -> list[dict[str, Any]]:
    """What was said of the stage here, the newest first; only members see it, with what they may answer."""
    if member is None:
        return []
    rows = StageVersion.objects.filter(
        cycle=stage.cycle.code, stage=stage.code, territory__in=around(calendar.territory)
    ).select_related("territory", "proposed_by__institution", "decided_by__institution")
    return [
        {
            "row": row,
            "may_decide": may_decide(member, row),
            "start": when_in_words(readable(row.start, row.cycle), calendar),
            "end": when_in_words(readable(row.end, row.cycle), calendar),
        }
        for row in rows.order_by("-pk")
    ]

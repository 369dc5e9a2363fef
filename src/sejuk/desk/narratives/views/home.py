"""The board: the temperature of an area, its map, what heats and cools, what waits."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.desk import clock
from sejuk.desk.narratives.access import access_territory, accessible_narratives
from sejuk.desk.narratives.bands import BANDS
from sejuk.desk.narratives.board.area import area_of
from sejuk.desk.narratives.board.movers import movers
from sejuk.desk.narratives.board.tiles import map_inside
from sejuk.desk.narratives.board.trouble import sources_in_trouble
from sejuk.desk.narratives.board.waiting import spent
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.models import Member, Territory
from sejuk.desk.shell.matters import topics


@require_safe
def home(request: MemberRequest) -> HttpResponse:
    """The board of the member's own area; htmx asks for its inner part only."""
    at, member = clock.now(), request.member
    mine = member.unit.territory
    country = Territory.objects.filter(level=Territory.Level.COUNTRY).first()
    context = {
        **_board(member, mine),
        "topics": topics(),
        "map": map_inside(country, at) if country else None,
        "map_of": country,
        "spent": spent(at),
        "sources": sources_in_trouble(member),
    }
    return render(request, _template(request, "home"), context)


@require_safe
def territory(request: MemberRequest, code: str) -> HttpResponse:
    """The board of any territory: aggregates for all, narratives within the member's own reach."""
    place = access_territory(request.member, code)
    context = {**_board(request.member, place), "map": map_inside(place, clock.now()), "map_of": place}
    return render(request, _template(request, "territory"), context)


def _board(member: Member, place: Territory) -> dict[str, Any]:
    at = clock.now()
    narratives = accessible_narratives(member)
    if place.level != Territory.Level.COUNTRY:
        narratives = narratives.filter(places__contains=[place.code])
    return {"area": area_of(place, at), "movers": movers(narratives, at), "bands": BANDS, "place": place}


def _template(request: MemberRequest, name: str) -> str:
    part = request.headers.get("HX-Request") == "true"
    return f"narratives/parts/{name}.html" if part else f"narratives/{name}.html"

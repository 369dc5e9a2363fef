"""The tree of a directive: one level, counted; and who is late, and where it stuck."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.desk import clock
from sejuk.desk.directives.access import OutOfSight, access_directive, accessible_receipts
from sejuk.desk.directives.models import Directive
from sejuk.desk.directives.transitions import READS
from sejuk.desk.directives.tree import branches, counts, late_receipts
from sejuk.desk.organisation.access import MemberRequest, accessible_units
from sejuk.desk.organisation.models import Unit

PER_PAGE = 50


@require_safe
def tree(request: MemberRequest, pk: int) -> HttpResponse:
    """One level below a unit, or the late units of its branch."""
    found = access_directive(request.member, pk)
    unit = _unit(request, found)
    at = clock.now()
    receipts = accessible_receipts(request.member, found).filter(unit__path__startswith=unit.path)
    only_late = request.GET.get("hanya") == "terlambat"
    context = {
        "directive": found,
        "unit": unit,
        "above": _above(request, found, unit),
        "counts": counts(receipts, at),
        "only_late": only_late,
        "query": f"unit={unit.pk}&hanya=terlambat",
        "now": at,
    }
    if only_late:
        late = late_receipts(request.member, found, unit, at)
        context["page"] = Paginator(late, PER_PAGE).get_page(request.GET.get("halaman"))
    else:
        context["branches"] = list(branches(request.member, found, unit, at))
    part = request.headers.get("HX-Request") == "true"
    return render(request, f"directives/{'parts/tree' if part else 'tree'}.html", context)


def _unit(request: MemberRequest, found: Directive) -> Unit:
    """The unit that is named; else the sender, or the highest unit that the member reaches below it."""
    reach = accessible_units(request.member, READS).filter(path__startswith=found.unit.path)
    said = request.GET.get("unit", "")
    named = (
        reach.filter(pk=int(said)).first() if said.isascii() and said.isdigit() and len(said) < 19 else None
    )
    unit = named or reach.order_by("path").first()
    if unit is None:
        raise OutOfSight
    return unit


def _above(request: MemberRequest, found: Directive, unit: Unit) -> list[Unit]:
    """The way from the top of the tree in reach down to the unit."""
    reach = accessible_units(request.member, READS).filter(path__startswith=found.unit.path)
    return [one for one in reversed(unit.above()) if reach.filter(pk=one.pk).exists()]

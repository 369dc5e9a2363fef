"""How long every level has, and the days on which offices are closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.desk import clock
from sejuk.desk.cases.clocks.changing import Change, change_limit, may_change, require_leader
from sejuk.desk.cases.clocks.forms import LimitForm
from sejuk.desk.cases.clocks.holidays import holidays, own_file
from sejuk.desk.cases.clocks.policy import Key, Limit, current, defaults
from sejuk.desk.cases.models import ClockStep, Severity
from sejuk.desk.cases.transitions import READS
from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.organisation.models import Institution, Unit
from sejuk.desk.shell.sending import posted


@dataclass(frozen=True, slots=True)
class Cell:
    """One limit, and where it is changed."""

    key: Key
    limit: Limit
    is_changed: bool


@require_safe
def limits(request: MemberRequest) -> HttpResponse:
    """All limits of the member's institution, for the levels it has."""
    require_anywhere(request.member, READS)
    context = {
        "tables": _tables(request.member.institution),
        "steps": ClockStep.labels,
        "may_change": may_change(request.member),
        "institution": request.member.institution,
        **calendar_context(),
    }
    return render(request, "cases/limits.html", context)


def calendar_context() -> dict[str, Any]:
    """The years whose holidays are known, and what is not known of this year and the next."""
    year, known = clock.now().year, holidays()
    return {
        "years": sorted(known.years.items()),
        "unsure_years": [one for one in (year, year + 1) if not known.is_certain(one)],
        "holiday_problem": known.problem,
        "holiday_file": own_file().name,
    }


def _tables(institution: Institution) -> list[tuple[str, list[tuple[str, list[Cell]]]]]:
    """Severity → level → limits in the order of the steps."""
    has = current(institution)
    used = set(Unit.objects.filter(institution=institution).values_list("level", flat=True).distinct())
    levels = [(level, label) for level, label in Unit.Level.choices if level in used]
    return [
        (
            str(name),
            [
                (str(label), [_cell(has, (level, severity, step)) for step in ClockStep.values])
                for level, label in levels
            ],
        )
        for severity, name in reversed(Severity.choices)
    ]


def _cell(has: dict[Key, Limit], key: Key) -> Cell:
    return Cell(key, has[key], has[key] != defaults()[key])


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: MemberRequest, level: str, severity: str, step: str) -> HttpResponse:
    """Set one limit, with a reason."""
    key = (level, severity, step)
    if key not in defaults():
        raise Http404
    require_leader(request.member)
    before = current(request.member.institution)[key]
    stored = {"minutes": before.minutes, "grace": before.grace}
    form = LimitForm(posted(request), initial=stored)
    if form.is_valid():
        data = form.cleaned_data
        change_limit(request.member, Change(key, Limit(data["minutes"], data["grace"]), data["reason"]))
        messages.success(request, _("Batas waktu tersimpan. Jam yang sedang berjalan tidak berubah."))
        return redirect("cases:limits")
    context = {
        "form": form,
        "level": Unit.Level(level).label,
        "severity": Severity(severity).label,
        "step": ClockStep(step).label,
        "default": defaults()[key],
    }
    return render(request, "cases/limit.html", context, status=422 if form.is_bound else 200)

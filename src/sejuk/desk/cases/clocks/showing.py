"""The clocks on the page of a case: how much is left, who is waited for, where the time went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.cases.clocks.running import used
from sejuk.desk.cases.clocks.spans import in_words
from sejuk.desk.cases.models import Case, Clock, Holding, Pause
from sejuk.desk.cases.services.custody import may_hand_on
from sejuk.desk.narratives.charts.svg import element, number, picture
from sejuk.desk.organisation.access import MemberRequest

WIDTH, HEIGHT = 300, 14


@dataclass(frozen=True, slots=True)
class Running:
    """The clock that runs. ``left`` is empty once it is late."""

    clock: Clock
    used: str
    left: str
    is_late: bool
    bar: SafeString


@dataclass(frozen=True, slots=True)
class Booked:
    """The working time that one unit used, over all its clocks."""

    unit: str
    level: str
    time: str
    steps: str


def part(request: MemberRequest, case: Case) -> dict[str, Any]:
    """What ``cases/parts/clocks.html`` shows."""
    at = clock.now()
    clocks = list(case.clocks.select_related("unit__institution"))
    running = next((one for one in clocks if one.stopped_at is None), None)
    return {
        "running_clock": running and _running(running, at),
        "clock_pauses": list(Pause.objects.filter(case=case, until=None).select_related("institution")),
        "clock_booked": _booked(clocks, at),
        "holdings": list(Holding.objects.filter(case=case).select_related("unit", "by")),
    }


def verbs(request: MemberRequest, case: Case) -> dict[str, Any]:
    """What ``cases/parts/custody_verbs.html`` shows."""
    return {"may_hand_on": may_hand_on(request.member, case)}


def _running(one: Clock, at: datetime) -> Running:
    has, spent = timedelta(minutes=one.minutes), used(one, at)
    is_late = one.due_at <= at
    left = "" if is_late else in_words(has - spent)
    return Running(
        one, in_words(spent), left, is_late, _bar(spent / has, is_late, in_words(spent), in_words(has))
    )


def _bar(part_used: float, is_late: bool, spent: str, has: str) -> SafeString:
    words = _("%(spent)s dari %(has)s terpakai") % {"spent": spent, "has": has}
    filled = number(WIDTH * min(part_used, 1.0))
    css = "chart-over" if is_late else "chart-bar"
    parts = [
        element("rect", width=WIDTH, height=HEIGHT, rx=3, class_="chart-rest"),
        element("rect", width=filled, height=HEIGHT, rx=3, class_=css),
    ]
    return picture(WIDTH, HEIGHT, _("Waktu terpakai"), words, parts, "h-auto w-full max-w-md")


def _booked(clocks: Iterable[Clock], at: datetime) -> list[Booked]:
    by_unit: dict[int, list[Clock]] = {}
    for one in clocks:
        by_unit.setdefault(one.unit_id, []).append(one)
    return [_of_unit(own, at) for own in by_unit.values()]


def _of_unit(own: Sequence[Clock], at: datetime) -> Booked:
    unit = own[0].unit
    total = sum((one.spent if one.spent is not None else used(one, at) for one in own), timedelta())
    steps = dict.fromkeys(str(one.get_step_display()) for one in own)
    return Booked(unit.name, str(unit.get_level_display()), in_words(total), ", ".join(steps))

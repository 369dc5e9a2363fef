"""How ready a subtree is: rosters and checklists, up the tree. The number of queries is fixed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, QuerySet

from sejuk.desk.duty.models import EventDay, ReadyTick
from sejuk.desk.duty.readiness.checklist import items_for
from sejuk.desk.duty.rostering.gaps import covered_days
from sejuk.desk.duty.rostering.zones import midnight
from sejuk.desk.organisation.models import Unit


@dataclass(frozen=True, slots=True)
class Ready:
    """A unit before a day; ``below`` counts units under it, ``below_ready`` those that are ready."""

    unit: Unit
    has_roster: bool
    ticked: int
    items: int
    below: int = 0
    below_ready: int = 0

    @property
    def is_ready(self) -> bool:
        """Whether somebody is on the roster all day, and the checklist is ticked."""
        return self.has_roster and self.ticked >= self.items

    @property
    def below_missing(self) -> int:
        """How many units under it are not ready."""
        return self.below - self.below_ready


def readiness(units: QuerySet[Unit], event: EventDay) -> list[Ready]:
    """How each of ``units`` under the event's own unit stands, in the order of the tree."""
    listed = list(units.filter(path__startswith=event.unit.path).order_by("path"))
    after = event.day + timedelta(days=1)
    spans = {unit.pk: (midnight(unit, event.day), midnight(unit, after)) for unit in listed}
    covered = covered_days(listed, spans)
    ticks = ReadyTick.objects.filter(event=event, unit__in=listed).values_list("unit")
    counted = dict(ticks.annotate(n=Count("pk")).values_list("unit", "n"))
    return [
        Ready(unit, covered[unit.pk], counted.get(unit.pk, 0), len(items_for(unit, event))) for unit in listed
    ]


def gathered(rows: list[Ready], top: Unit) -> list[Ready]:
    """``top`` and the units right below it, each with what is missing under it."""
    below: Counter[str] = Counter()
    ready: Counter[str] = Counter()
    for one in rows:
        for path in _above(one.unit.path):
            below[path] += 1
            ready[path] += one.is_ready
    near = [one for one in rows if one.unit.pk == top.pk or one.unit.parent_id == top.pk]
    return [
        Ready(
            one.unit,
            one.has_roster,
            one.ticked,
            one.items,
            below[one.unit.path],
            ready[one.unit.path],
        )
        for one in near
    ]


def _above(path: str) -> list[str]:
    steps = path.split("/")[:-2]
    return ["/".join(steps[: end + 1]) + "/" for end in range(len(steps))]

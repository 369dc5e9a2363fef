"""Which units an alert goes to.

The rule, for every institution on its own:

1. The units of the regencies that carry at least a third of the narrative's placed posts.
2. From the magnitude ``province_from``: also the units of those regencies' provinces.
3. From the magnitude ``headquarters_from``, or when the places lie in more than one province, or when no
   place is known: also the headquarters.

Where an institution has no unit for a regency, its unit for the province is told instead. Where it has no
headquarters, its top unit is told of what nobody can place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sejuk.desk.narratives.models import Alert, AlertBudget
from sejuk.desk.organisation.models import Unit

#: A place counts when it carries this part of the placed posts.
MAIN_PLACE = 1 / 3

Route = Alert.Route
_TOP = "top"


@dataclass(frozen=True, slots=True)
class Told:
    """A unit that is told, and why."""

    unit: Unit
    route: str


def main_places(posts: Mapping[str, int]) -> list[str]:
    """Territory codes that carry at least a third of ``posts``, most first; else the largest one."""
    total = sum(posts.values())
    ranked = sorted(posts, key=lambda code: (-posts[code], code))
    return [code for code in ranked if posts[code] >= MAIN_PLACE * total] or ranked[:1]


def told(
    units: Iterable[Unit], posts: Mapping[str, int], magnitude: float, budget: AlertBudget
) -> list[Told]:
    """Units to tell of a narrative with ``posts`` by territory code, each once, nearest reason first."""
    offices: dict[int, dict[str, Unit]] = {}
    for unit in units:
        office = offices.setdefault(unit.institution_id, {})
        office.setdefault(_place(unit), unit)
        if unit.parent_id is None:
            office.setdefault(_TOP, unit)
    found: dict[int, Told] = {}
    for office in offices.values():
        for code, route in _targets(posts, magnitude, budget):
            nearest = _nearest(office, code)
            if nearest is None and route == Route.NO_PLACE:
                nearest = office.get(_TOP)
            if nearest is not None:
                found.setdefault(nearest.pk, Told(nearest, route))
    return list(found.values())


def _targets(posts: Mapping[str, int], magnitude: float, budget: AlertBudget) -> Iterator[tuple[str, str]]:
    """Pairs of a territory code and a route; the empty code is the headquarters."""
    places = main_places(posts)
    provinces = sorted({code.partition(".")[0] for code in places})
    for code in places:
        yield code, Route.PLACE
    if magnitude >= budget.province_from:
        for code in provinces:
            yield code, Route.PROVINCE
    if not places:
        yield "", Route.NO_PLACE
    elif len(provinces) > 1:
        yield "", Route.SPREAD
    elif magnitude >= budget.headquarters_from:
        yield "", Route.MAGNITUDE


def _place(unit: Unit) -> str:
    """The code a unit answers for; sectors are told by their regency's unit."""
    if unit.level == Unit.Level.HEADQUARTERS:
        return ""
    return unit.territory_id if unit.level != Unit.Level.SECTOR else f"sector:{unit.pk}"


def _nearest(office: Mapping[str, Unit], code: str) -> Unit | None:
    return office.get(code) or (office.get(code.partition(".")[0]) if code else None)

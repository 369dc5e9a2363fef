"""A day as the customary report: what came of it first, then whom it reached, then what was done."""

from __future__ import annotations

from collections.abc import Iterator

from sejuk.desk.cases.referring.letters import date_in_words
from sejuk.desk.giat import Giat, addressed_as
from sejuk.desk.review.counting import counts
from sejuk.desk.review.forces import forces
from sejuk.desk.review.models import Activity, ActivityKind, Rollup

#: Lines of the account at most; the rest is counted.
_MOST_LINES = 30


def giat_of(rollup: Rollup) -> Giat:
    """The report of one version of a day. It is in Indonesian, as reports to a superior are."""
    unit = rollup.unit
    day = date_in_words(rollup.day)
    version = f" (versi {rollup.version})" if rollup.version > 1 else ""
    told = list(activities_of(rollup))
    return Giat(
        to=(unit.parent.name if unit.parent else unit.institution.name,),
        sender=unit.name,
        subject=f"Laporan harian {day}{version}",
        at=rollup.made_at,
        zone=unit.time_zone,
        addressed=addressed_as(unit.institution),
        time_and_place=(day, f"Wilayah {unit.name} dan jajarannya"),
        conducted_by=tuple(_forces(rollup)),
        account=tuple(_account(rollup, told)),
        results=(*_counted(rollup, "outcome"), *_results(told)),
        obstacles=tuple(f"{one.unit.name}: {one.obstacle}" for one in told if one.obstacle)[:_MOST_LINES],
        notes=(rollup.sentence,) if rollup.sentence else (),
    )


def activities_of(rollup: Rollup) -> Iterator[Activity]:
    """The activities that a day counts, in the tree's order."""
    found = Activity.objects.filter(
        day=rollup.day, unit__path__startswith=rollup.unit.path, withdrawn_at__isnull=True
    )
    yield from found.select_related("unit").order_by("unit__path", "happened_at", "pk")


def _forces(rollup: Rollup) -> Iterator[str]:
    for code, force in forces().items():
        if number := rollup.totals["forces"].get(code):
            yield f"{force.name}: {number} giat"


def _account(rollup: Rollup, told: list[Activity]) -> Iterator[str]:
    yield f"{rollup.totals['reports']} giat dilaporkan."
    for kind in ActivityKind:
        if number := rollup.totals["kinds"].get(kind.value):
            yield f"{KINDS[kind]}: {number}"
    yield from _counted(rollup, "reach")
    yield from _counted(rollup, "output")


def _results(told: list[Activity]) -> Iterator[str]:
    for one in told[:_MOST_LINES]:
        yield f"{one.unit.name}: {one.result}"
    if len(told) > _MOST_LINES:
        yield f"dan {len(told) - _MOST_LINES} giat lain, lihat lampiran XLSX."


def _counted(rollup: Rollup, group: str) -> Iterator[str]:
    for code, count in counts().items():
        if count.group == group and (number := rollup.totals["counts"].get(code)):
            yield f"{count.reported}: {number}"


#: Names of kinds in Indonesian, whatever language the screen has.
KINDS = {
    ActivityKind.DIALOGUE: "Dialog",
    ActivityKind.VISIT: "Kunjungan dan sambang",
    ActivityKind.DIALOGUE_PATROL: "Patroli dialogis",
    ActivityKind.OUTREACH: "Sosialisasi dan edukasi",
    ActivityKind.PRESS: "Pertemuan dengan pers",
    ActivityKind.PEACE: "Deklarasi atau doa bersama",
    ActivityKind.CONTENT: "Penerbitan konten resmi",
    ActivityKind.COORDINATION: "Koordinasi dengan lembaga lain",
    ActivityKind.SUPPORT: "Bantuan teknis atau logistik",
}

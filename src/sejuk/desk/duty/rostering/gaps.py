"""Where a roster has nobody, and where somebody is on two shifts at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from sejuk.desk.cases.clocks.hours import Span, merged
from sejuk.desk.duty.models import Roster, Shift, Watch
from sejuk.desk.duty.near import at_work
from sejuk.desk.organisation.models import Unit

#: Warned so long before.
WARNED_AHEAD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Gap:
    """Time in which a unit that should have somebody has nobody. ``shift`` where a shift stands empty."""

    unit: Unit
    starts_at: datetime
    ends_at: datetime
    shift: int | None = None


def uncovered(span: Span, covered: Iterable[Span]) -> Iterator[Span]:
    """The parts of ``span`` that no span of ``covered`` has, in order."""
    start, end = span
    for begins, ends in merged(covered):
        if ends <= start or begins >= end:
            continue
        if begins > start:
            yield start, begins
        start = max(start, ends)
    if start < end:
        yield start, end


def gaps(units: QuerySet[Unit], since: datetime, until: datetime) -> list[Gap]:
    """Gaps of all ``units`` between two moments, in order; the number of queries is fixed.

    A shift with nobody is a gap. A unit that is staffed around the clock has one wherever no shift is.
    A unit without any roster keeps none, so it has no gaps: it is shown as such elsewhere.
    """
    kept = list(_rostered(units, since))
    by_unit = _shifts(kept, since, until)
    found = [gap for unit in kept for gap in _of_unit(unit, by_unit[unit.pk], (since, until))]
    return sorted(found, key=lambda gap: (gap.starts_at, gap.unit.path))


def _rostered(units: QuerySet[Unit], since: datetime) -> QuerySet[Unit]:
    roster = Roster.objects.filter(unit=OuterRef("pk"), ends_on=None)
    shift = Shift.objects.filter(unit=OuterRef("pk"), ends_at__gt=since)
    return units.filter(Exists(roster) | Exists(shift)).select_related("institution").order_by("path")


def staffed(shifts: QuerySet[Shift]) -> QuerySet[Shift]:
    """Shifts with ``is_staffed`` beside them."""
    return shifts.annotate(is_staffed=Exists(at_work().filter(shift=OuterRef("pk"))))


def _shifts(units: Collection[Unit], since: datetime, until: datetime) -> dict[int, list[Shift]]:
    rows = staffed(Shift.objects.filter(unit__in=units, ends_at__gt=since, starts_at__lt=until))
    found: dict[int, list[Shift]] = defaultdict(list)
    for shift in rows.order_by("starts_at"):
        found[shift.unit_id].append(shift)
    return found


def _of_unit(unit: Unit, shifts: list[Shift], span: Span) -> Iterator[Gap]:
    since, until = span
    for shift in shifts:
        if not shift.is_staffed:  # type: ignore[attr-defined]
            yield Gap(unit, max(shift.starts_at, since), min(shift.ends_at, until), shift.pk)
    if unit.around_the_clock:
        for start, end in uncovered(span, [(one.starts_at, one.ends_at) for one in shifts]):
            yield Gap(unit, start, end)


def doubles(units: QuerySet[Unit], since: datetime, until: datetime) -> list[Watch]:
    """Watches of ``units`` whose member is on another shift at the same time."""
    others = at_work().filter(
        member=OuterRef("member"),
        shift__starts_at__lt=OuterRef("shift__ends_at"),
        shift__ends_at__gt=OuterRef("shift__starts_at"),
    )
    mine = at_work().filter(shift__unit__in=units, shift__ends_at__gt=since, shift__starts_at__lt=until)
    twice = mine.filter(Exists(others.exclude(shift=OuterRef("shift"))))
    return list(twice.select_related("shift__unit", "member").order_by("shift__starts_at", "pk"))


def covered_days(units: Collection[Unit], spans: dict[int, Span]) -> dict[int, bool]:
    """Unit → whether somebody is on its roster in every moment of its span; one query."""
    if not spans:
        return {}
    first, last = min(span[0] for span in spans.values()), max(span[1] for span in spans.values())
    by_unit = _shifts(units, first, last)
    return {
        unit.pk: not any(
            uncovered(
                spans[unit.pk],
                [(s.starts_at, s.ends_at) for s in by_unit[unit.pk] if s.is_staffed],  # type: ignore[attr-defined]
            )
        )
        for unit in units
        if unit.pk in spans
    }


def unrostered(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Units that are staffed around the clock but keep no roster."""
    roster = Roster.objects.filter(unit=OuterRef("pk"), ends_on=None)
    return units.filter(~Exists(roster), around_the_clock=True).order_by("path")

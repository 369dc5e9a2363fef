"""Make shifts ahead of time from rosters, and forget those that are long over.

Shifts of a roster are made under its row's lock and from the day on that the row names, so that a second
worker, or one that starts where another died, makes none twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from sejuk.desk.cases.clocks.holidays import holidays
from sejuk.desk.duty.models import Crew, EventDay, Leave, Roster, Shift, Swap, Watch
from sejuk.desk.duty.rostering.known import pattern_of
from sejuk.desk.duty.rostering.patterns import Turn, turns
from sejuk.desk.duty.rostering.rotation import teams
from sejuk.desk.duty.rostering.zones import today, zone_of
from sejuk.desk.shell.notify import notify

#: So many days stand on the roster.
AHEAD = timedelta(days=35)
#: Who was on duty is kept so long; nobody asks for it later, and nobody can count it up.
KEPT = timedelta(days=90)


def make_all(at: datetime) -> int:
    """Make what is due of all rosters; give how many shifts were made."""
    short = Roster.objects.filter(Q(ends_on=None) | Q(ends_on__gt=F("made_until")))
    due = short.filter(made_until__lt=(at + AHEAD).date()).order_by("pk")
    return sum(make(pk, at) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def make(pk: int, at: datetime) -> int:
    """Make the shifts of one roster up to ``AHEAD`` of ``at``."""
    found = Roster.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=pk).first()
    if found is None:
        return 0
    until = today(found.unit, at) + AHEAD
    until = min(until, found.ends_on or until)
    if until <= found.made_until:
        return 0
    pattern = pattern_of(found.slots, on_holidays=found.on_holidays)
    zone = zone_of(found.unit)
    new = list(turns(pattern, found.made_until, until, zone, holidays().days()))
    _store(found, new)
    found.made_until, found.made = until, found.made + len(new)
    found.save(update_fields=["made_until", "made"])
    notify("duty")
    return len(new)


def _store(roster: Roster, new: Sequence[Turn]) -> None:
    crews = list(Crew.objects.filter(roster=roster).prefetch_related("members"))
    if not (new and crews):
        return
    whose = teams(new, roster.rotation, len(crews), roster.starts_on, roster.made)
    taken = list(_taken(roster, new[0].starts_at, max(turn.ends_at for turn in new)))
    fitted = [(fit(turn, taken), crew) for turn, crew in zip(new, whose, strict=True)]
    placed = [(turn, crew) for turn, crew in fitted if turn is not None]
    shifts = Shift.objects.bulk_create(_shift(roster, turn) for turn, _crew in placed)
    Watch.objects.bulk_create(
        Watch(shift=shift, member=member)
        for shift, (_turn, crew) in zip(shifts, placed, strict=True)
        for member in crews[crew].members.all()
    )


def _shift(roster: Roster, turn: Turn) -> Shift:
    return Shift(
        unit=roster.unit,
        roster=roster,
        name=turn.name,
        starts_at=turn.starts_at,
        ends_at=turn.ends_at,
    )


def _taken(roster: Roster, start: datetime, end: datetime) -> Iterable[tuple[datetime, datetime]]:
    there = Shift.objects.filter(unit=roster.unit, starts_at__lt=end, ends_at__gt=start)
    return there.order_by("starts_at").values_list("starts_at", "ends_at")


def fit(turn: Turn, taken: Iterable[tuple[datetime, datetime]]) -> Turn | None:
    """The turn without the time that other shifts of the unit have at its beginning or end.

    None where nothing is left. Another shift in its middle cuts off what comes after it: that stays a gap,
    and is shown as one.
    """
    for begins, ends in taken:
        if begins <= turn.starts_at < ends:
            turn = replace(turn, starts_at=ends)
        elif turn.starts_at < begins < turn.ends_at:
            turn = replace(turn, ends_at=begins)
        if turn.starts_at >= turn.ends_at:
            return None
    return turn


def clear_from(roster: Roster, day: date, moment: datetime) -> None:
    """Take away the roster's shifts that begin at ``moment`` or later: another roster counts from ``day``."""
    Shift.objects.filter(roster=roster, starts_at__gte=moment).delete()
    roster.ends_on = max(day, roster.starts_on)
    roster.made_until = min(roster.made_until, roster.ends_on)
    roster.save(update_fields=["ends_on", "made_until"])


def forget(at: datetime) -> int:
    """Delete what ended longer ago than ``KEPT``; give how many shifts went."""
    before = at - KEPT
    Leave.objects.filter(ends_at__lt=before).delete()
    Swap.objects.filter(asked_at__lt=before).delete()
    EventDay.objects.filter(day__lt=before.date()).delete()
    gone, _rows = Shift.objects.filter(ends_at__lt=before).delete()
    return gone

"""Hand-overs that are not finished: for those who hand over, those who take, and the head."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from sejuk.desk.duty.access import planned_units
from sejuk.desk.duty.handover.writing import EARLY
from sejuk.desk.duty.models import HandOverState, Shift
from sejuk.desk.duty.near import at_work
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.shell.matters import Matter

#: What ended longer ago is history.
_LATELY = timedelta(days=2)


def unfinished(units: QuerySet[Unit], at: datetime) -> QuerySet[Shift]:
    """The last shift of each unit that has ended and was not taken."""
    staffed = at_work().filter(shift=OuterRef("pk"))
    ended = Shift.objects.filter(ends_at__lte=at, ends_at__gt=at - _LATELY)
    last = ended.filter(unit=OuterRef("unit")).order_by("-ends_at").values("pk")[:1]
    rows = ended.filter(Exists(staffed), unit__in=units, pk=Subquery(last))
    return rows.exclude(hand_over__state=HandOverState.TAKEN).select_related("unit", "hand_over")


def ending(member: Member, at: datetime) -> QuerySet[Shift]:
    """The member's own shifts that end soon or ended lately and were not handed over."""
    mine = at_work().filter(member=member, shift=OuterRef("pk"))
    span = Q(ends_at__lte=at + EARLY, ends_at__gt=at - _LATELY)
    return Shift.objects.filter(Exists(mine), span, hand_over=None).select_related("unit")


def to_take(member: Member, at: datetime) -> QuerySet[Shift]:
    """Shifts that were handed over to the shift that the member is on now or has next."""
    soon = Q(shift__starts_at__lte=at + EARLY, shift__ends_at__gt=at)
    mine = at_work().filter(soon, member=member).values("shift__unit")
    handed = Shift.objects.filter(hand_over__state=HandOverState.HANDED, ends_at__gt=at - _LATELY)
    not_mine = ~Exists(at_work().filter(shift=OuterRef("pk"), member=member))
    return handed.filter(not_mine, unit__in=mine).select_related("unit")


def hand_overs_that_wait(member: Member, at: datetime) -> Iterator[Matter]:
    """For the list of what waits."""
    shown: set[int] = set()
    for shifts, words in (
        (ending(member, at), _("Serahkan giliran %(name)s di %(unit)s")),
        (to_take(member, at), _("Terima giliran %(name)s di %(unit)s")),
        (unfinished(planned_units(member), at), _("Serah terima %(name)s di %(unit)s belum selesai")),
    ):
        for shift in shifts:
            if shift.pk not in shown:
                shown.add(shift.pk)
                yield _matter(shift, words % {"name": shift.name, "unit": shift.unit.name})


def _matter(shift: Shift, title: str) -> Matter:
    url = reverse("duty:hand_over", args=[shift.pk])
    return Matter(f"handover:{shift.pk}", _("Serah terima"), title, url, shift.unit_id, shift.ends_at)

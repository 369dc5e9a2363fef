"""The doors of this room.

A unit's roster is seen by those with a role on the unit or above it. There is no door to the shifts of one
member: only the member has such a list, of their own (``own_watches``).
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.duty.models import Shift, Swap, Watch
from sejuk.desk.duty.near import at_work
from sejuk.desk.duty.transitions import PLANS
from sejuk.desk.organisation.access import Roles, accessible_units, may, require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused

__all__ = [
    "access_shift",
    "access_swap",
    "accessible_shifts",
    "accessible_swaps",
    "may_plan",
    "own_watches",
    "planned_units",
]


def accessible_shifts(member: Member, roles: Roles | None = None) -> QuerySet[Shift]:
    """Shifts of the units in the member's reach."""
    return Shift.objects.filter(unit__in=accessible_units(member, roles)).select_related("unit")


def access_shift(member: Member, pk: int, roles: Roles | None = None) -> Shift:
    """One shift; one outside the member's reach looks as if it did not exist."""
    shift = accessible_shifts(member).filter(pk=pk).first()
    if shift is None:
        raise Refused(
            _("Giliran piket ini tidak ada di wilayah kerja Anda."),
            _("Kembali ke jadwal piket dan pilih salah satu yang tampil di sana."),
            status=404,
        )
    if roles is not None:
        require(member, roles, shift.unit)
    return shift


def own_watches(member: Member, since: datetime) -> QuerySet[Watch]:
    """The member's own shifts that have not ended at ``since``, next first."""
    mine = at_work().filter(member=member, shift__ends_at__gt=since)
    return mine.select_related("shift__unit").order_by("shift__starts_at", "pk")


def planned_units(member: Member) -> QuerySet[Unit]:
    """Units whose roster the member makes."""
    return accessible_units(member, PLANS)


def may_plan(member: Member, unit: Unit) -> bool:
    """Whether the member makes the roster of this unit."""
    return may(member, PLANS, unit)


def accessible_swaps(member: Member) -> QuerySet[Swap]:
    """Swaps that the member takes part in, and those of units whose roster they make."""
    # Not by joins: without fresh figures the database planned an "or" over five tables for half a minute.
    planned = Watch.objects.filter(shift__unit__in=planned_units(member)).values("pk")
    found = Swap.objects.filter(
        Q(asked_by=member) | Q(other=member) | Q(give__in=planned) | Q(take__in=planned)
    )
    return found.select_related("asked_by", "other", "give__shift__unit", "take__shift__unit")


def access_swap(member: Member, pk: int) -> Swap:
    """One swap."""
    swap = accessible_swaps(member).filter(pk=pk).first()
    if swap is None:
        raise Refused(
            _("Tukar piket ini tidak ditujukan kepada Anda."),
            _("Kembali ke piket Anda dan pilih salah satu yang tampil di sana."),
            status=404,
        )
    return swap

"""Leases: two people do not sort or verify the same case; who is looking now."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case, Lease, Presence
from sejuk.desk.cases.transitions import SORTS
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify

#: A case is in somebody's hands for so long; every step of theirs begins it anew.
LENGTH = timedelta(minutes=30)
#: Who asked for the page within this time is looking now.
LOOKING = timedelta(seconds=60)
#: What nobody does while somebody else has the case in hand. A second pair of eyes is never in the way.
HELD_VERBS = frozenset({"take_up", "accept", "leave", "close_without_label", "propose", "withdraw", "merge"})


class InHand(Refused):
    """Somebody else works on the case."""

    def __init__(self, lease: Lease) -> None:
        super().__init__(
            _("%(name)s sedang mengerjakan kasus ini.") % {"name": lease.member.name},
            _("Bicaralah dengannya, atau ambil alih dari halaman kasus."),
            status=409,
        )


def live_lease(case: Case) -> Lease | None:
    """Who has the case in hand now."""
    return Lease.objects.select_related("member").filter(case=case, until__gt=clock.now()).first()


def hold(member: Member, case: Case) -> None:
    """Take or prolong the lease of a locked case; ``InHand`` where somebody else has it."""
    lease = live_lease(case)
    if lease is not None and lease.member_id != member.pk:
        raise InHand(lease)
    _write(member, case, new=lease is None)


@transaction.atomic
def take(member: Member, pk: int) -> None:
    """Work on a case oneself, also where somebody else had it: they see it in the story."""
    from sejuk.desk.cases.services.moving import locked, tell

    access_case(member, pk, SORTS)
    case = locked(member, pk)
    lease = live_lease(case)
    if lease is not None and lease.member_id != member.pk:
        tell(case, member, clock.now(), "take_over")
    _write(member, case, new=lease is None or lease.member_id != member.pk)


@transaction.atomic
def release(member: Member, pk: int) -> None:
    """Put one's own case down; anybody may take it."""
    access_case(member, pk)
    if Lease.objects.filter(case=pk, member=member).delete()[0]:
        notify("cases")


def look(member: Member, case: Case) -> list[Member]:
    """Note that the member has the page open; give who else has."""
    at = clock.now()
    Presence.objects.update_or_create(case=case, member=member, defaults={"seen_at": at})
    others = Presence.objects.filter(case=case, seen_at__gt=at - LOOKING).exclude(member=member)
    return [one.member for one in others.select_related("member").order_by("member__name")]


def forget(at: datetime) -> int:
    """Delete leases and glances that are over; give how many."""
    leases, _rows = Lease.objects.filter(until__lte=at).delete()
    looks, _rows = Presence.objects.filter(seen_at__lte=at - LOOKING).delete()
    return leases + looks


def _write(member: Member, case: Case, *, new: bool) -> None:
    at = clock.now()
    fields = {"member": member, "until": at + LENGTH} | ({"since": at} if new else {})
    Lease.objects.update_or_create(case=case, defaults=fields, create_defaults={**fields, "since": at})
    if new:
        record(member, "case.leased", "case", case.pk, member=member.pk)
        notify("cases")

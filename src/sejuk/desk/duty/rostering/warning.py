"""Warn of gaps and double bookings a week ahead: one mail a unit for what is new, each thing once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from sejuk.desk.audit import record
from sejuk.desk.delivery.models import Channel
from sejuk.desk.delivery.services.queueing import Recipient, Words, queue
from sejuk.desk.duty.models import GapNotice
from sejuk.desk.duty.near import officers
from sejuk.desk.duty.rostering.gaps import WARNED_AHEAD, doubles, gaps
from sejuk.desk.organisation.models import Member, Role, Unit

Kind = GapNotice.Kind


@dataclass(frozen=True, slots=True)
class Hole:
    """What is wrong with a roster: of which kind, from when to when."""

    kind: str
    starts_at: datetime
    ends_at: datetime

    @property
    def word(self) -> str:
        """What the kind is called."""
        return str(Kind(self.kind).label)


def warn(at: datetime) -> int:
    """Tell every unit's head what is new; give how many units were told."""
    until = at + WARNED_AHEAD
    found: dict[Unit, list[Hole]] = defaultdict(list)
    for gap in gaps(Unit.objects.all(), at, until):
        found[gap.unit].append(Hole(Kind.GAP, gap.starts_at, gap.ends_at))
    for watch in doubles(Unit.objects.all(), at, until):
        shift = watch.shift
        found[shift.unit].append(Hole(Kind.DOUBLE, shift.starts_at, shift.ends_at))
    GapNotice.objects.filter(starts_at__lt=at - WARNED_AHEAD).delete()
    return sum(_tell(unit, holes, at) for unit, holes in found.items())


@transaction.atomic
def _tell(unit: Unit, holes: list[Hole], at: datetime) -> bool:
    """The notices and their mail stand together or not at all."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    told = set(
        GapNotice.objects.filter(unit=unit, ends_at__gt=at).values_list("kind", "starts_at", "ends_at")
    )
    new = [one for one in holes if not _is_told(one, told)]
    if not new:
        return False
    GapNotice.objects.bulk_create(
        [
            GapNotice(unit=unit, told_at=at, kind=one.kind, starts_at=one.starts_at, ends_at=one.ends_at)
            for one in new
        ],
        ignore_conflicts=True,
    )
    _send(unit, new, at)
    gap_count = sum(one.kind == Kind.GAP for one in new)
    doubled = len(new) - gap_count
    record(None, "roster.warned", "unit", unit.pk, unit=unit.pk, gaps=gap_count, doubles=doubled)
    return True


def _is_told(hole: Hole, told: Iterable[tuple[str, datetime, datetime]]) -> bool:
    """A gap that has begun, or that reaches further into the week as the days go by, is the same gap."""
    return any(
        kind == hole.kind and starts < hole.ends_at and hole.starts_at < ends for kind, starts, ends in told
    )


def _send(unit: Unit, holes: list[Hole], at: datetime) -> None:
    with translation.override(settings.LANGUAGE_CODE), timezone.override(unit.time_zone):
        context = {"unit": unit, "holes": holes, "site": settings.SITE_URL}
        words = Words(
            render_to_string("duty/mail/gaps_subject.txt", context).strip(),
            render_to_string("duty/mail/gaps.txt", context),
        )
    key = f"gaps:{unit.pk}:{at:%Y%m%d%H%M%S}"
    recipients = [
        Recipient(f"{key}:{one.pk}", Channel.MAIL, one.user.email, f"member:{one.pk}")
        for one in leaders(unit, at)
    ]
    queue(key, unit, words, recipients, not_after=at + WARNED_AHEAD)


def leaders(unit: Unit, at: datetime) -> list[Member]:
    """The heads of the unit, or of the nearest unit above that has one."""
    for one in [unit, *unit.above()]:
        if heads := list(officers(one, at, (Role.HEAD,))):
            return heads
    return []

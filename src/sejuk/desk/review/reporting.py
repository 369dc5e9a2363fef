"""Take an activity report in, once however often a phone sends it; withdraw one that was wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import may
from sejuk.desk.organisation.models import Member, Territory, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.photos.bringing import Brought, bring
from sejuk.desk.review.access import access_activity, reporting_unit
from sejuk.desk.review.models import Activity, ActivityCount
from sejuk.desk.review.transitions import RELEASES
from sejuk.desk.shell.notify import notify


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """An activity as the officer tells it."""

    client_id: UUID
    kind: str
    happened_at: datetime
    territory: Territory
    result: str
    force: str = ""
    obstacle: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    photo: Brought | None = None


def report(member: Member, done: Done) -> Activity:
    """Take it in. Its photo is made fit first; where that fails nothing is taken."""
    unit = reporting_unit(member)
    if known := _known(member, done):
        return known
    try:
        return _take(member, unit, done)
    except IntegrityError:  # the phone sent it twice in one moment
        known = _known(member, done)
        if known is None:
            raise
        return known


def _known(member: Member, done: Done) -> Activity | None:
    return Activity.objects.filter(by=member, client_id=done.client_id).first()


@transaction.atomic
def _take(member: Member, unit: Unit, done: Done) -> Activity:
    at, day = clock.now(), done.happened_at.astimezone(ZoneInfo(unit.time_zone)).date()
    activity = Activity.objects.create(
        client_id=done.client_id,
        unit=unit,
        by=member,
        kind=done.kind,
        force=done.force,
        territory=done.territory,
        happened_at=done.happened_at,
        day=day,
        result=done.result,
        obstacle=done.obstacle,
        photo=bring(member, unit, done.photo) if done.photo else None,
        received_at=at,
        changed_at=at,
    )
    ActivityCount.objects.bulk_create(
        ActivityCount(activity=activity, code=code, number=number)
        for code, number in done.counts.items()
        if number
    )
    record(member, "activity.reported", "activity", activity.pk, unit=unit.pk, kind=done.kind, day=str(day))
    notify("review")
    return activity


@transaction.atomic
def withdraw(member: Member, pk: int) -> Activity:
    """Take back a report that was wrong: whoever wrote it, or the head. The day's sums get a new version."""
    found = access_activity(member, pk)
    if found.by_id != member.pk and not may(member, RELEASES, found.unit):
        raise Refused(
            _("Laporan ini ditulis orang lain."), _("Yang menulis atau pimpinan unitnya dapat menariknya.")
        )
    activity = Activity.objects.select_for_update().get(pk=pk)
    if activity.withdrawn_at is None:
        activity.withdrawn_at = activity.changed_at = clock.now()
        activity.withdrawn_by = member
        activity.save(update_fields=["withdrawn_at", "changed_at", "withdrawn_by"])
        record(member, "activity.withdrawn", "activity", pk, unit=activity.unit_id, day=str(activity.day))
        notify("review")
    return activity

"""Who was there, by category and number only."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import timedelta

from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.engagements.access import locked_engagement
from sejuk.desk.engagements.models import Attendance, Engagement, EngagementState
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.people import GUESTS, codes
from sejuk.desk.shell.notify import notify

#: The door is open so long before the beginning and after the end; questions are taken longer.
DOOR_BEFORE, DOOR_AFTER = timedelta(hours=2), timedelta(hours=2)
QUESTIONS_AFTER = timedelta(days=3)
#: Seconds in which the same form counts once.
_ONCE = 24 * 3600
_AT_THE_DOOR = (EngagementState.PLANNED, EngagementState.INVITED, EngagementState.HELD)


class DoorClosed(Refused):
    """The code at the door leads nowhere now."""

    def __init__(self) -> None:
        super().__init__(
            _("Kode ini tidak berlaku sekarang."),
            _("Kode di pintu berlaku sekitar waktu pertemuan. Tanyakan kepada petugas."),
            status=404,
        )


def at_the_door(door_key: str, after: timedelta = DOOR_AFTER) -> Engagement:
    """The meeting whose code somebody scanned, while its door is open."""
    found = (
        Engagement.objects.select_related("unit__institution", "territory").filter(door_key=door_key).first()
    )
    if found is None or found.state not in (*_AT_THE_DOOR, EngagementState.REPORTED):
        raise DoorClosed
    if not found.starts_at - DOOR_BEFORE <= clock.now() <= found.ends_at + after:
        raise DoorClosed
    return found


@transaction.atomic
def check_in(door_key: str, category: str, form: uuid.UUID) -> Engagement:
    """Count one more of a category; the same form counts once.

    That it was seen is in the database's cache, in one transaction with the count.
    """
    engagement = at_the_door(door_key)
    if category not in codes(GUESTS):
        raise Refused(_("Pilih salah satu kategori."), _("Pilih yang paling mendekati."), status=422)
    if cache.add(f"door:{form.hex}", 1, _ONCE):
        Attendance.objects.get_or_create(engagement=engagement, category=category)
        rows = Attendance.objects.filter(engagement=engagement, category=category)
        rows.update(checked_in=F("checked_in") + 1)
        notify("engagements")
    return engagement


@transaction.atomic
def count(member: Member, pk: int, counts: Mapping[str, int | None]) -> Engagement:
    """What the officers counted; None leaves a category to the count at the door."""
    engagement = locked_engagement(member, pk)
    if engagement.starts_at > clock.now():
        raise Refused(
            _("Pertemuan ini belum dimulai."), _("Hitung kehadiran sesudah pertemuannya dimulai."), status=409
        )
    for category, counted in counts.items():
        Attendance.objects.update_or_create(
            engagement=engagement, category=category, defaults={"counted": counted}
        )
    record(member, "engagement.counted", "engagement", pk, total=total(engagement))
    notify("engagements")
    return engagement


def total(engagement: Engagement) -> int:
    """Everybody who was there."""
    return sum(one.count for one in engagement.attendance.all())

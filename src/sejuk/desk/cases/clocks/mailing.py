"""Clocks by e-mail: to the duty officers of the unit that has to act. A number and a time, no claim."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet

from sejuk.desk.cases.mailed import mailed
from sejuk.desk.cases.models import ClockNotice
from sejuk.desk.duty.near import duty_addresses
from sejuk.desk.shell.mailing import STALE, TRIES, Letter, send
from sejuk.desk.shell.turns import for_a_while


def mail_notices(at: datetime) -> int:
    """Send what is due at ``at``, for a while; give how many notices went out."""
    return sum(_mail(pk, at) for pk in for_a_while(list(_due(at).values_list("pk", flat=True))))


def _due(at: datetime) -> QuerySet[ClockNotice]:
    """Notices nobody got yet that still concern their unit."""
    return ClockNotice.objects.filter(
        Q(clock__stopped_at=None) | Q(kind=ClockNotice.Kind.ESCALATED, clock__case__unit=F("unit")),
        mailed_at=None,
        made_at__gt=at - STALE,
        mail_tries__lt=TRIES,
    ).order_by("made_at", "pk")


@transaction.atomic
def _mail(pk: int, at: datetime) -> bool:
    rows = ClockNotice.objects.select_for_update(skip_locked=True, of=("self",))
    notice = rows.select_related("clock__case", "unit").filter(pk=pk, mailed_at=None).first()
    if notice is None:
        return False
    recipients = duty_addresses(notice.unit, at)
    letter = Letter(f"clock-{pk}", "cases/mail/clock", recipients, notice.unit.time_zone, {"notice": notice})
    error = send(letter)
    mailed(notice, notice.clock.case_id, at, error, len(recipients))
    return not error

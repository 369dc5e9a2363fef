"""An institution changes how long its units have."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk.audit import record
from sejuk.desk.cases.clocks.policy import Key, Limit, current
from sejuk.desk.cases.models import ClockPolicy
from sejuk.desk.organisation.access import may
from sejuk.desk.organisation.models import Institution, Member, Role, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify


@dataclass(frozen=True, slots=True)
class Change:
    """A new limit for one level, severity and step, and why."""

    key: Key
    limit: Limit
    reason: str


def may_change(member: Member) -> bool:
    """Whether the member leads their institution: a head on its top unit."""
    tops = Unit.objects.filter(institution=member.institution_id, parent=None)
    return any(may(member, Role.HEAD, top) for top in tops)


def require_leader(member: Member) -> None:
    """Raise ``Refused`` unless the member leads their institution."""
    if not may_change(member):
        raise Refused(
            _("Batas waktu diubah oleh pimpinan humas unit teratas lembaga Anda."),
            _("Sampaikan usulan Anda kepada pimpinan itu."),
        )


@transaction.atomic
def change_limit(member: Member, change: Change) -> None:
    """Set a limit for the member's own institution; clocks that run keep theirs.

    Sending the same again changes nothing.
    """
    require_leader(member)
    level, severity, step = change.key
    # Two heads at once: the second waits, and writes down what the first left.
    institution = Institution.objects.select_for_update().get(pk=member.institution_id)
    before = current(institution)[change.key]
    if before == change.limit:
        return
    minutes, grace = change.limit.minutes, change.limit.grace
    ClockPolicy.objects.update_or_create(
        institution=institution,
        level=level,
        severity=severity,
        step=step,
        defaults={"minutes": minutes, "grace": grace},
    )
    record(
        member,
        "clock.limit_changed",
        "institution",
        institution.pk,
        level=level,
        severity=severity,
        step=step,
        minutes=minutes,
        grace=grace,
        minutes_before=before.minutes,
        grace_before=before.grace,
        reason=change.reason,
    )
    notify("cases")

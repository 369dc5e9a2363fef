"""Who is told by mail when something waits in a unit."""

from __future__ import annotations

from datetime import datetime

from sejuk.desk.organisation.models import Assignment, Role, Unit


def duty_addresses(unit: Unit, at: datetime) -> list[str]:
    """E-mail addresses of the duty officers of ``unit``, or of the nearest unit above that has one."""
    current = Assignment.objects.filter(
        Assignment.counting(at),
        role=Role.DUTY_OFFICER,
        member__is_active=True,
        member__user__is_active=True,
    )
    for step in [unit, *unit.above()]:
        found = current.filter(unit=step).order_by("member_id").values_list("member__user__email", flat=True)
        if addresses := list(found):
            return addresses
    return []

"""Rosters as heads make them. Everybody here is invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sejuk.desk import clock
from sejuk.desk.duty.models import Roster, Shift, Watch
from sejuk.desk.duty.rostering.known import known
from sejuk.desk.duty.rostering.planning import Plan, plan
from sejuk.desk.duty.rostering.rotation import Rotation
from sejuk.desk.duty.rostering.zones import today
from sejuk.desk.organisation.models import Member, Role, Unit
from sejuk.desk.organisation.seating import seat
from tests.desk.office import Desk


def now() -> datetime:
    """The desk's time, asked anew: tests move it."""
    return clock.now()


@dataclass
class DutyDesk:
    """A unit whose head plans, with as many officers as are asked for."""

    desk: Desk
    unit: Unit

    def __post_init__(self) -> None:
        self.head = self.desk.member(Role.HEAD, self.unit)

    def officers(self, count: int) -> list[Member]:
        """Duty officers of the unit, always the same."""
        made = [self.desk.member(Role.DUTY_OFFICER, self.unit)]
        for number in range(2, count + 1):
            key = f"officer{number}@{self.unit.pk}"
            if key not in self.desk.members:
                mail = f"petugas{number}.{self.unit.pk}@{self.unit.institution.domain}"
                name = f"Petugas {number}"
                self.desk.members[key] = seat(self.unit, name, mail, Role.DUTY_OFFICER, None)
            made.append(self.desk.members[key])
        return made

    def plan(
        self,
        pattern: str = "two_twelve",
        *,
        teams: Sequence[Sequence[Member]] | None = None,
        starts_on: date | None = None,
        rotation: str = Rotation.SHIFT,
        **changes: Any,
    ) -> Roster:
        """A roster of this unit; two teams of one where nothing else is said."""
        known_pattern = known()[pattern].pattern
        values: dict[str, Any] = {
            "pattern": pattern,
            "slots": known_pattern.slots,
            "on_holidays": known_pattern.on_holidays,
            "rotation": rotation,
            "starts_on": starts_on or today(self.unit, now()),
            "teams": teams if teams is not None else [[one] for one in self.officers(2)],
        }
        return plan(self.head, self.unit.pk, Plan(**(values | changes)))

    def shifts(self) -> list[Shift]:
        """All shifts of the unit, in order."""
        return list(Shift.objects.filter(unit=self.unit).order_by("starts_at"))

    def upcoming(self, member: Member) -> Watch:
        """The first shift of a member that begins tomorrow or later."""
        later = Watch.objects.filter(member=member, shift__starts_at__gt=now() + timedelta(days=1))
        return later.select_related("shift__unit").order_by("shift__starts_at")[0]

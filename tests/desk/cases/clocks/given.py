"""Cases with their clocks, at a moment that tests choose. Units of the desk keep office hours in WITA."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property

from sejuk.desk.cases.clocks.ticking import tick
from sejuk.desk.cases.models import Case, Clock, Holding
from sejuk.desk.organisation.models import Unit
from tests.desk.cases.given import CaseDesk
from tests.desk.office import Desk

#: Wednesday, 4 March 2026, 09.00 WITA: an hour and a half after the offices opened.
MORNING = datetime(2026, 3, 4, 1, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass
class ClockDesk:
    """The people of the Polres, their cases, and the time."""

    desk: Desk
    now: datetime = field(default=MORNING)

    @cached_property
    def people(self) -> CaseDesk:
        """The verbs, by people of the Polres."""
        return CaseDesk(self.desk, self.desk.polres)

    def case(self) -> Case:
        """A case that was reported now."""
        return self.people.opened()

    def later(self, by: timedelta) -> datetime:
        """Let time pass."""
        self.now += by
        return self.now

    def tick(self, by: timedelta = timedelta()) -> int:
        """Let time pass, then let the clocks do what is due."""
        return tick(self.later(by))

    def running(self, case: Case) -> Clock:
        """The clock that runs for the case."""
        return Clock.objects.select_related("unit__institution").get(case=case, stopped_at=None)

    def holders(self, case: Case) -> list[tuple[str, str]]:
        """Unit and reason of each holding."""
        return [(one.unit.name, one.why) for one in Holding.objects.filter(case=case)]

    def never_closed(self, unit: Unit) -> None:
        """Let a unit work around the clock."""
        Unit.objects.filter(pk=unit.pk).update(around_the_clock=True)
        unit.refresh_from_db()

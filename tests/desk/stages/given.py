"""An election around a moment, made by the ordinary verbs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sejuk.desk import clock
from sejuk.desk.organisation.models import Institution, Role, Territory
from sejuk.desk.people import People
from sejuk.desk.stages.models import OfficeCycle, PlanItem, StageVersion
from sejuk.desk.stages.plan.services import Piece, plan
from sejuk.desk.stages.services.cycles import add_cycle
from sejuk.desk.stages.services.versions import Proposal, propose
from tests.desk.office import Desk

RULE = "PKPU 1/2029"


@dataclass
class Election:
    """A cycle of the desk's province and its stages. KPU decides unless somebody else is named."""

    desk: Desk
    cycle: OfficeCycle

    def stage(
        self, kind: str, start: date | str, end: date | str | None = None, **changes: object
    ) -> StageVersion:
        """One stage, from its first to its last day."""
        by = changes.pop("by", None) or self.desk.member(Role.VERIFIER, self.desk.kpu)
        place = changes.pop("place", None) or self.desk.province
        said = {
            "cycle": self.cycle.code, "stage": "", "territory": place, "kind": kind, "name": kind.title(),
            "start": str(start), "end": str(start if end is None else end), "rule": RULE, "article": "1",
        }  # fmt: skip
        return propose(by, Proposal(**(said | changes)))  # type: ignore[arg-type]

    def whole(self, polling: date) -> Election:
        """Campaign, quiet period, polling day and the count around ``polling``."""
        self.stage("voting", polling, stage="")
        self.stage("campaign", "voting - 63 days", "voting - 4 days")
        self.stage("quiet_period", "voting - 3 days", "voting - 1 day")
        self.stage("recapitulation", "voting + 1 day", "voting + 19 days")
        return self


def election(desk: Desk, place: Territory | None = None, name: str = "Pemilu Teduh") -> Election:
    """An empty cycle, added by KPU."""
    by = desk.member(Role.VERIFIER, desk.kpu)
    return Election(desk, add_cycle(by, name, place or desk.province, RULE))


def without_election_bodies(desk: Desk) -> None:
    """Let the police be alone on this desk."""
    Institution.objects.filter(pk=desk.commission.pk).update(kind=Institution.Kind.COMMS_OFFICE)


def day_of(at: object, days: int = 0) -> date:
    """The day of a moment in WITA, and so many days later."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    assert isinstance(at, datetime)
    return at.astimezone(ZoneInfo("Asia/Makassar")).date() + timedelta(days=days)


def planned(desk: Desk, made: Election, **changes: Any) -> PlanItem:
    """A piece of the Polda's plan for polling day, due in ten days."""
    said: dict[str, Any] = {
        "cycle": made.cycle.code, "stage": "voting", "theme": "polling_day", "territory": desk.province,
        "audience": People.PUBLIC, "title": "Poster jam buka TPS", "unit": desk.polda,
        "due_at": clock.now() + timedelta(days=10),
    }  # fmt: skip
    by = changes.pop("by", None) or desk.member(Role.EDITOR)
    return plan(by, Piece(**(said | changes)))

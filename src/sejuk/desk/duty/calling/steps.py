"""The steps of a call, as data, and whom each finds."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

from sejuk.desk.duty.models import Chain, Who
from sejuk.desk.duty.near import officers, on_now, people_of
from sejuk.desk.duty.rostering.warning import leaders
from sejuk.desk.organisation.models import Member, Role, Unit


@dataclass(frozen=True, slots=True)
class Step:
    """Whom a step calls, and how long it waits."""

    who: str
    minutes: int


@cache
def steps() -> tuple[Step, ...]:
    """All steps in their order, with the minutes that are offered."""
    text = files("sejuk.desk.duty.calling").joinpath("data/chain.toml").read_text("utf-8")
    return tuple(Step(Who(row["who"]), row["minutes"]) for row in tomllib.loads(text)["steps"])


def steps_of(chain: Chain) -> tuple[Step, ...]:
    """The steps with the unit's own minutes."""
    return tuple(Step(step.who, minutes) for step, minutes in zip(steps(), chain.waits, strict=True))


def found(who: str, unit: Unit, at: datetime) -> list[Member]:
    """Whom a step calls now. Nobody is an answer too: the next step then follows at once."""
    if who == Who.ON_DUTY:
        return people_of(unit, at)
    if who == Who.DEPUTY:
        return _deputies(unit)
    if who == Who.HEAD:
        return leaders(unit, at)
    return _above(unit, at)


def _deputies(unit: Unit) -> list[Member]:
    chosen = Chain.objects.filter(
        unit=unit, deputy__is_active=True, deputy__user__is_active=True
    ).select_related("deputy__user")
    return [chain.deputy for chain in chosen if chain.deputy]


def _above(unit: Unit, at: datetime) -> list[Member]:
    """Who is on the roster of the nearest unit above; without rosters its duty officers or heads."""
    for one in unit.above():
        rostered = [watch.member for watch in on_now([one], at).get(one.pk, [])]
        if people := rostered or list(officers(one, at, (Role.DUTY_OFFICER, Role.HEAD))):
            return people
    return []

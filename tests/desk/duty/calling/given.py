"""A unit that is called, with everybody in its chain, and alerts that call."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from sejuk.desk import clock
from sejuk.desk.duty.calling.choosing import Choice, choose
from sejuk.desk.duty.calling.ticking import tick
from sejuk.desk.duty.models import Call, Ring
from sejuk.desk.narratives.models import Alert, Narrative
from sejuk.desk.organisation.models import Member, Role
from tests.desk.duty.given import DutyDesk

WAITS = (5, 5, 10, 15)


def raise_alert(duty: DutyDesk, number: int = 1) -> Alert:
    """A new alert of the unit, whose narrative is visible."""
    at = clock.now()
    narrative = Narrative.objects.create(key=f"n-{9000 + number}", first_at=at, last_at=at, authors_count=7)
    return Alert.objects.create(
        narrative=narrative,
        unit=duty.unit,
        raised_at=at,
        observed=12,
        expected=2,
        magnitude=6,
        p_value=0.001,
        temperature=50,
    )


@dataclass
class CallDesk:
    """The Polres: an officer on duty, a deputy, a head; above it the Polda's officer."""

    duty: DutyDesk
    officer: Member = field(init=False)
    deputy: Member = field(init=False)
    above: Member = field(init=False)

    def __post_init__(self) -> None:
        self.officer, self.deputy, _third = self.duty.officers(3)
        self.duty.plan("one_day", teams=[[self.officer]], starts_on=None)
        self.above = self.duty.desk.member(Role.DUTY_OFFICER, self.duty.desk.polda)
        self.switch(on=True)

    def switch(self, *, on: bool, deputy: bool = True) -> None:
        """Switch the chain on or off."""
        who = self.deputy if deputy else None
        choose(self.duty.head, self.duty.unit.pk, Choice(on, who, WAITS))

    def call(self) -> Call:
        """The call of a new alert, with its first step made."""
        alert = raise_alert(self.duty, Alert.objects.count() + 1)
        tick(clock.now())
        return Call.objects.get(alert=alert)


def rung(call: Call) -> list[list[Member]]:
    """Who was called in each step."""
    rings = Ring.objects.filter(step__call=call).select_related("member").order_by("step__number", "pk")
    by_step: dict[int, list[Member]] = {step.number: [] for step in call.steps.all()}
    for ring in rings.select_related("step", "member"):
        by_step[ring.step.number].append(ring.member)
    return [by_step[number] for number in sorted(by_step)]


def minutes(count: int) -> timedelta:
    """A span."""
    return timedelta(minutes=count)

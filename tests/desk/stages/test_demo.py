"""The fictional country's calendar lies around the demo's present."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from sejuk.desk.demo import stages as part
from sejuk.desk.demo.country import load_country
from sejuk.desk.demo.models import DemoClock
from sejuk.desk.organisation.models import Territory
from sejuk.desk.stages.current import calendar_of
from sejuk.desk.stages.models import OfficeCycle, PlanItem, StageVersion
from sejuk.desk.stages.now import now
from sejuk.desk.stages.plan.grid import grid
from sejuk.desk.stages.scheduled import scheduled
from sejuk.world import build, demo_members

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

PRESENT = datetime(2027, 5, 8, tzinfo=UTC)


@pytest.fixture
def country(db: None, settings: Settings) -> Territory:
    """The tiny world's country at its present."""
    settings.DEMO = True
    world = build(1, "tiny")
    load_country(world, demo_members(world))
    DemoClock.objects.create(now=PRESENT, started_at=world.start_at, seed=1, size="tiny")
    return Territory.objects.get(level=Territory.Level.COUNTRY)


def test_two_elections_are_there_once_and_the_campaign_is_on(country: Territory) -> None:
    part.stage()
    part.stage()
    assert OfficeCycle.objects.count() == 2
    assert now(country, PRESENT).mode.code == "campaign"
    world = build(1, "tiny")
    quiet = calendar_of(country).find("pemilu_presiden_2027", "quiet_period")
    assert quiet is not None
    [real] = [one for one in world.elections[0].stages if one.code == "quiet_period"]
    assert quiet.days.span() == (real.start, real.end)


def test_the_plan_has_gaps_an_overlap_and_something_late(country: Territory) -> None:
    part.stage()
    province = Territory.objects.get(code="83")
    found = grid(calendar_of(province).of("pemilu_presiden_2027"), PlanItem.objects.all())
    assert found.gaps
    assert len(found.overlaps) == 1
    assert PlanItem.objects.filter(state="planned", due_at__lt=PRESENT).exists()


def test_a_wish_waits_for_kpu_and_the_debates_are_known(country: Territory) -> None:
    part.stage()
    assert StageVersion.objects.filter(state="proposed").count() == 1
    debate = StageVersion.objects.filter(kind="debate", state="confirmed").first()
    assert debate is not None
    day = datetime.fromisoformat(debate.start).replace(hour=14, tzinfo=UTC)
    assert scheduled(day)

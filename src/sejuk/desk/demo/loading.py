"""Bring the demo world in: its country at once, its past day by day through the ordinary intake.

The clock's row says how far the past is in, so that a load that was cut off goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from sejuk.desk.demo.country import load_country
from sejuk.desk.demo.models import DemoClock
from sejuk.desk.demo.rooms import stage_rooms
from sejuk.desk.demo.sources import load_sources
from sejuk.desk.listening.models import Source
from sejuk.desk.listening.services.fetching import fetch_source
from sejuk.desk.narratives.services import refresh
from sejuk.world import World, build, demo_members

DAY = timedelta(days=1)
#: Between two looks at the temperature in the past; the live part looks more often.
LOOK = timedelta(hours=3)

#: The live part begins in the morning, when people write; the world's past ends at midnight.
MORNING = timedelta(hours=6)

Report = Callable[[datetime, datetime, datetime], None]


def load(seed: int, size: str, speed: float, report: Report = lambda start, now, end: None) -> None:
    """Load what is missing of the world. ``report`` is told start, progress and end of the past."""
    world = build(seed, size)
    end = world.history_until + MORNING
    clock = _begin(world, speed)
    while not clock.loaded:
        _one_day(clock, min(clock.now + DAY, end))
        clock.loaded = clock.now == end
        if clock.loaded:
            stage_rooms()
        clock.save(update_fields=["loaded"])
        report(world.start_at, clock.now, end)


@transaction.atomic
def _begin(world: World, speed: float) -> DemoClock:
    clock = DemoClock.objects.first()
    if clock is None:
        load_country(world, demo_members(world))
        load_sources(world)
        clock = DemoClock.objects.create(
            now=world.start_at,
            started_at=world.start_at,
            speed=speed,
            seed=world.seed,
            size=world.size.name,
        )
    return clock


def _one_day(clock: DemoClock, until: datetime) -> None:
    """Hear a day's posts, then look at the temperature as often as the desk would have.

    The clock moves first: each source remembers how far it was heard, so a day that was cut off is
    made good with the next.
    """
    at, clock.now = clock.now, until
    clock.save(update_fields=["now"])
    for source in Source.objects.filter(connector="world").order_by("pk"):
        fetch_source(source.pk)
    while at < until:
        at = min(at + LOOK, until)
        refresh(at)

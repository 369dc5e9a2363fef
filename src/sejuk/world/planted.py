"""What truly happens in the world's posts, and when: ``plan.toml`` made concrete by the seed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

from sejuk.world.model import PlantedEvent, Regency, World
from sejuk.world.plots import plots
from sejuk.world.rng import Draw

_POSTS_A_DAY = 625
_CORRECTION_POSTS = 12
#: An event ends when it has faded to exp(-5) of its peak.
_FADES_TO_END = 5
#: Later cycles start their events up to this many days later or earlier than the plan.
_JITTER_DAYS = 0.35


@cache
def _plan() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "plan.toml").read_text(encoding="utf-8"))


def cycle_days() -> int:
    """Days after which the plan begins again."""
    return int(_plan()["days"])


def planted_events(world: World, cycle: int) -> tuple[PlantedEvent, ...]:
    """The events of one run through the plan; ``cycle`` counts the runs from 0."""
    found: dict[str, PlantedEvent] = {}
    for row in _plan()["event"]:
        event = _planted(world, cycle, row, found)
        found[event.code] = event
    rumours = [e for e in found.values() if e.kind == "rumour"]
    return (*found.values(), *(_correction(world, rumour) for rumour in rumours))


def _planted(
    world: World, cycle: int, row: Mapping[str, Any], found: Mapping[str, PlantedEvent]
) -> PlantedEvent:
    plot = plots()[row["plot"]]
    earlier = sum(e.plot == plot.code for e in found.values())
    code = f"{plot.code}-{cycle + 1}{'abc'[earlier]}"
    draw = Draw(world.seed, "event", code)
    jitter = 0.0 if "flat" in row else draw.between(-_JITTER_DAYS, _JITTER_DAYS) * (0.3 if cycle == 0 else 1)
    start = world.start_at + timedelta(days=cycle * cycle_days() + row["start"] + max(jitter, -row["start"]))
    peak = start + timedelta(hours=row.get("rise", 0))
    end = peak + timedelta(hours=row.get("fade", 0) * _FADES_TO_END, days=row.get("flat", 0))
    about = f"{row['about']}-{cycle + 1}a" if "about" in row else None
    volume = round(row["posts"] * world.size.posts_a_day / _POSTS_A_DAY)
    return PlantedEvent(
        code, plot.kind, plot.code, plot.title, plot.theme, start, peak, end,
        tuple(_regions(world, draw, row["spread"])), volume, about,
    )  # fmt: skip


def _regions(world: World, draw: Draw, spread: int) -> Iterator[str]:
    """An origin, then other regencies, those of the same province first."""
    if not spread:
        return
    weights = list(accumulate(r.population for r in world.regencies))
    origin = draw.weighted(world.regencies, weights)
    yield origin.code
    others = [r for r in draw.sample(world.regencies, len(world.regencies)) if r.code != origin.code]
    yield from (r.code for r in sorted(others, key=lambda r: _far(r, origin))[: spread - 1])


def _far(regency: Regency, origin: Regency) -> bool:
    return regency.province != origin.province


def _correction(world: World, rumour: PlantedEvent) -> PlantedEvent:
    delay = Draw(world.seed, "correction", rumour.code).between(3, 9)
    start = rumour.peak + timedelta(hours=delay)
    plot = plots()["correction"]
    volume = round(_CORRECTION_POSTS * max(1.0, (world.size.posts_a_day / _POSTS_A_DAY) ** 0.5))
    return PlantedEvent(
        f"correction-{rumour.code}", plot.kind, plot.code, plot.title.format(judul=rumour.title),
        rumour.theme, start, start + timedelta(hours=3), start + timedelta(hours=40), rumour.regions,
        volume, rumour.code,
    )  # fmt: skip

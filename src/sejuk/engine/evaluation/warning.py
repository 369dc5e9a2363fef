"""``sejuk eval watch``: what early warning finds, how late, and what it costs an analyst."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from sejuk.engine.bursts import WatchSettings
from sejuk.engine.evaluation.alarms import AdwinWay, PoissonWay, WatcherWay, Way
from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.planted import BENIGN, World, read_world
from sejuk.engine.jobs.hearing import Hearing, Look
from sejuk.engine.jobs.watching import kept
from sejuk.engine.narratives import Tracks
from sejuk.engine.pipeline import PipelineResult

_BUDGETS = (3, 10, 30)
_WAYS: dict[str, Callable[[Sequence[int]], Way]] = {
    "sejuk": WatcherWay,
    "poisson": PoissonWay,
    "adwin": AdwinWay,
}
#: Delays are compared with its, story by story: medians of different stories say little.
_BESIDE = "poisson"
#: A way and a budget.
Key = tuple[str, int]
_WANTED = frozenset({"rumour", "provocation"})
#: A narrative is what most of its posts of the last day are.
_RECENT = timedelta(days=1)
_BATCH = 500
_PROTOCOL = (
    "played hour by hour with the shipped model; one analyst; a planted rumour or provocation is found by "
    "the first alert on a narrative most of whose posts of the day tell it; delay from its first hour"
)


@dataclass(slots=True)
class Tally:
    """What one way of raising alarms found within one budget, over several worlds."""

    planted: int = 0
    days: float = 0.0
    delays: list[float] = field(default_factory=list)
    #: How much later than the Poisson count it found what both found.
    later: list[float] = field(default_factory=list)
    false: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)


#: Is told how many posts of a world have been heard.
Told = Callable[[str, int], None]


def warning_figures(folders: Sequence[Path], told: Told = lambda world, posts: None) -> Iterator[Figure]:
    """Give recall, delays and false alerts a day of each way and budget, over the worlds of ``folders``.

    Each world is heard once. ``told`` hears how far it is.
    """
    tallies = {(way, budget): Tally() for way in _WAYS for budget in _BUDGETS}
    for folder in folders:
        _play(read_world(folder), tallies, told)
    name = "demo worlds " + ", ".join(folder.name for folder in folders)
    for (way, budget), tally in tallies.items():
        yield from _figures(way, budget, tally, name)


def _figures(way: str, budget: int, tally: Tally, name: str) -> Iterator[Figure]:
    detail: dict[str, object] = {
        "way": way,
        "budget": budget,
        "planted": tally.planted,
        "found": dict(sorted(tally.found.items())),
        "false": dict(sorted(tally.false.items())),
    }
    delays = sorted(tally.delays)
    values = {
        "recall": len(delays) / tally.planted if tally.planted else 0.0,
        "false_alerts_per_analyst_day": tally.false.total() / tally.days,
        "criticism_alerts": float(tally.false["criticism"]),
        "benign_alerts": float(sum(tally.false[kind] for kind in BENIGN)),
    }
    if delays:
        values |= {
            "median_delay_hours": median(delays),
            "p90_delay_hours": delays[min(len(delays) - 1, int(0.9 * len(delays)))],
        }
    if tally.later and way != _BESIDE:
        detail |= {"found_by_poisson_too": len(tally.later)}
        values |= {"median_hours_after_poisson": median(tally.later)}
    for measure, value in values.items():
        yield Figure("watch", measure, value, name, _PROTOCOL, detail)


class _Judge:
    """Knows what each narrative tells."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._row = {post_id: row for row, post_id in enumerate(world.posts.column("id").to_pylist())}
        self._times: list[datetime] = world.posts.column("published_at").to_pylist()
        self._tracks = Tracks()
        self._posts: dict[str, list[int]] = {}

    @property
    def days(self) -> float:
        return (max(self._times) - min(self._times)) / timedelta(days=1)

    def take(self, result: PipelineResult) -> None:
        self._tracks.add(result.groups)
        self._tracks.apply(result.events)
        ids, variants = (result.groups.column(name).to_pylist() for name in ("id", "variant_id"))
        for post_id, variant_id in zip(ids, variants, strict=True):
            self._posts.setdefault(variant_id, []).append(self._row[post_id])

    def tells(self, narrative_id: str, at: datetime) -> tuple[str, str | None]:
        """Give the kind and the event of most recent posts of a narrative."""
        variants = self._tracks.variants(narrative_id)
        rows = [row for variant in sorted(variants) for row in self._posts[variant]]
        recent = [row for row in rows if self._times[row] > at - _RECENT]
        told = Counter((self._world.kinds[row], self._world.codes[row]) for row in recent or rows)
        return min(told.items(), key=lambda item: (-item[1], str(item[0])))[0]


def _play(world: World, tallies: dict[Key, Tally], told: Told) -> None:
    judge = _Judge(world)
    hearing = Hearing(kept(WatchSettings()), judge.take, world.voices)
    ways = {name: way(_BUDGETS) for name, way in _WAYS.items()}
    found: dict[Key, dict[str, float]] = {key: {} for key in tallies}
    for look in _looks(hearing, world, told):
        for name, way in ways.items():
            for budget, raised in way.look(look):
                for narrative_id in raised:
                    tells = judge.tells(narrative_id, look.at)
                    _note(world, tells, look.at, tallies[name, budget], found[name, budget])
    for key, tally in tallies.items():
        tally.planted += len(_planted(world))
        tally.days += judge.days
        tally.delays += found[key].values()
        beside = found[_BESIDE, key[1]]
        tally.later += [delay - beside[code] for code, delay in found[key].items() if code in beside]
        tally.found.update(world.events[code].kind for code in found[key])


def _looks(hearing: Hearing, world: World, told: Told) -> Iterator[Look]:
    for start in range(0, world.posts.num_rows, _BATCH):
        yield from hearing.hear(world.posts.slice(start, _BATCH))
        told(world.name, min(start + _BATCH, world.posts.num_rows))
    yield from hearing.finish()


def _planted(world: World) -> list[str]:
    return [code for code, event in world.events.items() if event.kind in _WANTED and event.posts]


def _note(
    world: World, tells: tuple[str, str | None], at: datetime, tally: Tally, found: dict[str, float]
) -> None:
    kind, code = tells
    if code is None or kind not in _WANTED:
        tally.false[kind] += 1
    else:
        found.setdefault(code, (at - world.events[code].start) / timedelta(hours=1))

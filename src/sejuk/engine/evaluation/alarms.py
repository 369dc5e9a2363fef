"""Three ways to raise alarms from the same hours under the same budgets."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc

from sejuk.engine.bursts import Watcher
from sejuk.engine.bursts.budget import Budget
from sejuk.engine.bursts.windows import read_windows
from sejuk.engine.evaluation.adwin import Adwin
from sejuk.engine.jobs.hearing import Look
from sejuk.engine.jobs.watching import observe
from sejuk.engine.temperature import temperature

_HOUR = 3_600_000_000
_SURPRISING = 0.001
_LEAST_AUTHORS = 3
#: Silence beyond this many hours tells a window of changes nothing more.
_SILENCE = 48


class Way(Protocol):
    """Raises narratives under several budgets, each as if it were the only one."""

    def look(self, look: Look) -> Iterator[tuple[int, list[str]]]:
        """Give for each budget the narratives that are raised at ``look``."""


class WatcherWay:
    """``sejuk watch``."""

    def __init__(self, budgets: Sequence[int]) -> None:
        self._watchers = {budget: Watcher(1, budget) for budget in budgets}

    def look(self, look: Look) -> Iterator[tuple[int, list[str]]]:
        """Give what the watchers raise."""
        heated = temperature(look.hourly, look.at, "narrative")
        for budget, watcher in self._watchers.items():
            yield budget, observe(watcher, look, heated).column("narrative_id").to_pylist()


class _Ranked(ABC):
    """Raises what surprises most, within the budget, once a narrative, from three authors on."""

    def __init__(self, budgets: Sequence[int]) -> None:
        self._budgets = {budget: Budget(budget) for budget in budgets}

    def look(self, look: Look) -> Iterator[tuple[int, list[str]]]:
        """Give what is raised."""
        found = sorted(
            (-strength, narrative_id)
            for narrative_id, strength in self.surprising(look)
            if look.authors.get(narrative_id, 0) >= _LEAST_AUTHORS and narrative_id not in look.benign
        )
        for a_day, budget in self._budgets.items():
            fresh = [narrative_id for _, narrative_id in found if not budget.has_raised(narrative_id)]
            raised = fresh[: budget.left(look.at)]
            for narrative_id in raised:
                budget.spend(narrative_id, look.at)
            yield a_day, raised

    @abstractmethod
    def surprising(self, look: Look) -> Iterator[tuple[str, float]]:
        """Give the narratives that surprise, and how much."""


class PoissonWay(_Ranked):
    """More harmful posts in six hours than a Poisson process of the narrative's own past rate allows."""

    def surprising(self, look: Look) -> Iterator[tuple[str, float]]:
        """Give the narratives whose window has a chance below one in a thousand."""
        windows = read_windows(look.hourly, look.at, 6, 336, claim=1.0)
        for place, narrative_id in enumerate(windows.ids):
            hours = max(24.0, float(windows.past_hours[place]))
            mean = max(0.1, 6 * float(windows.past_harm[place]) / hours)
            chance = poisson_tail(float(windows.harm[place]), mean)
            if chance < _SURPRISING:
                yield narrative_id, -math.log(max(chance, 1e-300))


class AdwinWay(_Ranked):
    """A change of the narrative's hourly harmful posts upwards, found by ADWIN."""

    def __init__(self, budgets: Sequence[int]) -> None:
        super().__init__(budgets)
        self._of: dict[str, tuple[Adwin, int]] = {}

    def surprising(self, look: Look) -> Iterator[tuple[str, float]]:
        """Give the narratives whose hourly counts have risen, by the last hour's count."""
        hour = round(look.at.timestamp()) // 3600 - 1
        for narrative_id, count in sorted(_last_hour(look.hourly, hour).items()):
            adwin, last = self._of.get(narrative_id, (Adwin(), hour - _SILENCE))
            risen = [adwin.add(0.0) for _ in range(min(_SILENCE, hour - last - 1))]
            self._of[narrative_id] = (adwin, hour)
            if adwin.add(count) or any(risen):
                yield narrative_id, count


def poisson_tail(observed: float, mean: float) -> float:
    """Give P(X ≥ ``observed``, rounded down) of a Poisson distribution."""
    term, below = math.exp(-mean), 0.0
    for count in range(int(observed)):
        below += term
        term *= mean / (count + 1)
    return max(0.0, 1.0 - below)


def _last_hour(hourly: pa.RecordBatch, hour: int) -> dict[str, float]:
    rows = hourly.filter(pc.equal(hourly.column("hour").cast(pa.int64()), hour * _HOUR))
    harm = pc.add(rows.column("heat"), rows.column("rumour")).to_pylist()
    found: dict[str, float] = {}
    for narrative_id, count in zip(rows.column("narrative_id").to_pylist(), harm, strict=True):
        found[narrative_id] = found.get(narrative_id, 0.0) + count
    return found

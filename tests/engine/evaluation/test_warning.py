"""The measuring of early warning: on a small world with the truth planted in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from sejuk.engine import Watcher
from sejuk.engine.bursts import WatchSettings
from sejuk.engine.evaluation.alarms import AdwinWay, PoissonWay, WatcherWay
from sejuk.engine.evaluation.planted import read_world
from sejuk.engine.evaluation.warning import warning_figures
from sejuk.engine.jobs.hearing import Hearing, Look
from sejuk.engine.jobs.watching import kept, observe
from sejuk.world import build
from sejuk.world.table import write_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("world")
    for _ in write_world(build(3, "tiny"), path, 6):
        pass
    return path


@pytest.fixture(scope="module")
def looks(world: Path) -> list[Look]:
    posts, hearing = read_world(world).posts, Hearing(kept(WatchSettings()))
    return [*hearing.hear(posts), *hearing.finish()]


def ids(alerts: pa.RecordBatch) -> list[str]:
    found: list[str] = alerts.column("narrative_id").to_pylist()
    return found


def raised(way: WatcherWay | PoissonWay | AdwinWay, looks: list[Look]) -> Iterator[tuple[int, str]]:
    for look in looks:
        for budget, narratives in way.look(look):
            yield from ((budget, one) for one in narratives)


def test_each_way_is_measured_at_each_budget_and_says_how_far_it_is(world: Path) -> None:
    told: list[tuple[str, int]] = []
    figures = [*warning_figures([world], lambda name, posts: told.append((name, posts)))]
    keys = {(one.detail["way"], one.detail["budget"]) for one in figures}
    assert keys == {(way, budget) for way in ("sejuk", "poisson", "adwin") for budget in (3, 10, 30)}
    assert all(one.value >= 0 for one in figures)
    assert any(one.measure == "recall" and one.value > 0 for one in figures)
    later = [one for one in figures if one.measure == "median_hours_after_poisson"]
    assert all(one.detail["way"] != "poisson" and one.detail["found_by_poisson_too"] for one in later)
    assert later
    assert [posts for _, posts in told] == sorted(posts for _, posts in told)
    assert told[-1][1] == read_world(world).posts.num_rows


def test_the_way_of_sejuk_is_the_watcher(looks: list[Look]) -> None:
    watcher = Watcher(1, 2)
    alone = [one for look in looks for one in ids(observe(watcher, look))]
    together = [one for budget, one in raised(WatcherWay([1, 2]), looks) if budget == 2]
    assert alone
    assert together == alone


@pytest.mark.parametrize("way", [WatcherWay, PoissonWay, AdwinWay])
def test_budgets_know_nothing_of_each_other(
    way: type[WatcherWay | PoissonWay | AdwinWay], looks: list[Look]
) -> None:
    together = [*raised(way([1, 30]), looks)]
    for budget in (1, 30):
        assert [*raised(way([budget]), looks)] == [one for one in together if one[0] == budget]
    assert len({one for one in together if one[0] == 30}) == sum(budget == 30 for budget, _ in together)

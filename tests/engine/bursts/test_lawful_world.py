"""Attack: make the watcher raise what is lawful, by its volume, through the shipped model and grouping."""

from __future__ import annotations

from collections.abc import Set

import numpy as np
import pyarrow as pa
import pytest

from sejuk.engine import Watcher
from sejuk.engine.bursts import WatchSettings
from sejuk.engine.evaluation.planted import World, read_world
from sejuk.engine.jobs.hearing import Hearing
from sejuk.engine.jobs.watching import kept, observe
from sejuk.world import build
from sejuk.world.table import write_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    path = tmp_path_factory.mktemp("world")
    for _ in write_world(build(3, "tiny"), path, 6):
        pass
    return read_world(path)


def _raised(world: World, kinds: Set[str]) -> int:
    told = pa.array(np.isin(world.kinds, sorted(kinds)))
    watcher, hearing = Watcher(1, 30), Hearing(kept(WatchSettings()))
    looks = [*hearing.hear(world.posts.filter(told))]
    return sum(observe(watcher, look).num_rows for look in (*looks, *hearing.finish()))


def test_criticism_and_benign_chains_raise_nothing(world: World) -> None:
    lawful = {"criticism", "greeting", "advert", "noise"}
    assert lawful <= set(world.kinds)
    assert _raised(world, lawful) == 0


def test_the_rumours_of_the_same_world_are_raised(world: World) -> None:
    """So that the silence above is not deafness."""
    assert _raised(world, {"rumour", "noise"}) > 0

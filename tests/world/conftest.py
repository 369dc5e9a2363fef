"""One small world for all tests of the room."""

from __future__ import annotations

import pytest

from sejuk.world import World, WorldPost, WorldStream, build


@pytest.fixture(scope="session")
def world() -> World:
    return build(seed=1, size="small")


@pytest.fixture(scope="session")
def stream(world: World) -> WorldStream:
    return WorldStream(world)


@pytest.fixture(scope="session")
def posts(stream: WorldStream) -> list[WorldPost]:
    """All posts of the plan's days."""
    return [post for day in range(stream.world.size.days) for post in stream.day(day)]

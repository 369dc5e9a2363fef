"""What tests of this room start from. Models load inside the fixtures: at collection Django is not up yet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from pytest_django import Settings

if TYPE_CHECKING:
    from tests.desk.narratives.given import Board
    from tests.desk.office import Desk

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.fixture
def board(desk: Desk, settings: Settings) -> Board:
    """An office whose clock stands at noon, and a hand that puts narratives before it."""
    from sejuk.desk.demo.models import DemoClock
    from tests.desk.narratives.given import Board

    settings.DEMO = True
    DemoClock.objects.create(now=NOON, started_at=NOON - timedelta(days=30), speed=0)
    return Board(desk, NOON)

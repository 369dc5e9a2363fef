"""What tests of duty start from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.desk.duty.given import DutyDesk
    from tests.desk.office import Desk

#: A Tuesday, ten o'clock in the morning where the units of ``tests.desk.office`` are (WITA).
MORNING = datetime(2029, 5, 8, 2, tzinfo=UTC)


class Time:
    """The desk's time, which a test moves on."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> datetime:
        """Let time pass."""
        self.now += timedelta(**span)
        return self.now


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """It is this Tuesday until the test moves on."""
    from sejuk.desk import clock

    moving = Time()
    monkeypatch.setattr(clock, "now", moving)
    return moving


@pytest.fixture
def duty(time: Time, desk: Desk) -> DutyDesk:
    """The Polres, whose head makes rosters."""
    from tests.desk.duty.given import DutyDesk

    return DutyDesk(desk, desk.polres)

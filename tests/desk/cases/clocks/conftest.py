"""Cases at a moment that tests choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.desk.cases.clocks.given import ClockDesk
    from tests.desk.office import Desk


@pytest.fixture
def clocks(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> ClockDesk:
    """Cases of the Polres, and a wall clock to turn."""
    from tests.desk.cases.clocks.given import ClockDesk

    made = ClockDesk(desk)
    monkeypatch.setattr("sejuk.desk.clock.now", lambda: made.now)
    return made

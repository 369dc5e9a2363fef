"""What tests of calls start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.desk.duty.calling.given import CallDesk
    from tests.desk.duty.given import DutyDesk


@pytest.fixture
def calls(duty: DutyDesk) -> CallDesk:
    """A unit that is called."""
    from tests.desk.duty.calling.given import CallDesk

    return CallDesk(duty)

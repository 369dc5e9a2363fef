"""A unit that meets people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.desk.engagements.given import Host
    from tests.desk.office import Desk


@pytest.fixture
def host(desk: Desk) -> Host:
    """The people of the Polres and their verbs."""
    from tests.desk.engagements.given import Host

    return Host(desk, desk.polres)


@pytest.fixture(autouse=True)
def _fresh_counters(db: None) -> None:
    """Doors that slow down have counted nobody yet."""
    from django.core.cache import cache

    cache.clear()

"""What tests of the desk start from. Models load inside the fixtures: at collection Django is not up yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from tests.desk.office import Desk


@pytest.fixture
def desk(db: None) -> Desk:
    """An office whose listening is open, with units and one administrator in each of two institutions."""
    from tests.desk.office import open_office

    return open_office()


@pytest.fixture(autouse=True)
def _no_second_factor(settings: Settings) -> None:
    """Administrators of most tests log in by password alone; the second factor has tests of its own."""
    settings.SECOND_FACTOR_ROLES = ()
    settings.STATIC_ROOT = None  # static files are collected for a running desk, not for tests

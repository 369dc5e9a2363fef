"""What tests of this room start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def _an_address(settings: Settings) -> None:
    settings.SITE_URL = "https://sejuk.example"

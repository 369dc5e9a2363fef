"""Partners, kits and accounts to begin with; real servers to send to and to fetch from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.desk.delivery.conftest import bot, post  # noqa: F401
from tests.sources.site import Site

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from tests.desk.network.given import Net
    from tests.desk.office import Desk


@pytest.fixture(autouse=True)
def _an_address(settings: Settings) -> None:
    settings.SITE_URL = "https://sejuk.example"


@pytest.fixture
def net(desk: Desk) -> Net:
    """The people of the Polres who talk with partners."""
    from tests.desk.network.given import Net

    return Net(desk, desk.polres)


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on the loopback."""
    made = Site()
    yield made
    made.close()

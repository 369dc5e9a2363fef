"""What tests of the public side start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from sejuk.desk.responses.models import Version
    from tests.desk.office import Desk
    from tests.desk.responses.given import Newsroom


@pytest.fixture(autouse=True)
def _an_address(settings: Settings) -> None:
    settings.SITE_URL = "https://sejuk.example"


@pytest.fixture
def news(desk: Desk) -> Newsroom:
    """The people of the Polres who write and approve."""
    from tests.desk.responses.given import Newsroom

    return Newsroom(desk, desk.polres)


@pytest.fixture
def stranger(desk: Desk) -> Client:
    """Somebody of the public, with an Indonesian browser."""
    return Client(headers={"Accept-Language": "id"})


@pytest.fixture
def told(news: Newsroom) -> Version:
    """A clarification of a case's claim that is out."""
    return news.published(news.cases.confirmed())

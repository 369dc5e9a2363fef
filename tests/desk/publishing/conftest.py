"""People who publish, and real servers that speak the platforms' protocols."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.servers.mastodon import Mastodon, mastodon_server
from tests.servers.telegram_channel import TelegramChannel, telegram_channel
from tests.servers.wordpress import WordPress, wordpress_server

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from tests.desk.office import Desk
    from tests.desk.publishing.given import Press


@pytest.fixture(autouse=True)
def _an_address(settings: Settings) -> None:
    settings.SITE_URL = "https://sejuk.example"
    settings.CHANNEL_PATIENCE = 90.0


@pytest.fixture
def press(desk: Desk) -> Press:
    """The people of the Polres who write, approve and publish."""
    from tests.desk.publishing.given import Press

    return Press(desk, desk.polres)


@pytest.fixture
def mastodon(settings: Settings) -> Iterator[Mastodon]:
    """A server that whoever runs the machine named."""
    with mastodon_server() as made:
        settings.CHANNEL_HOSTS = settings.CHANNEL_HOSTS | {made.url.partition("://")[2]}
        yield made


@pytest.fixture
def wordpress(settings: Settings) -> Iterator[WordPress]:
    """Another."""
    with wordpress_server() as made:
        settings.CHANNEL_HOSTS = settings.CHANNEL_HOSTS | {made.url.partition("://")[2]}
        yield made


@pytest.fixture
def telegram(settings: Settings) -> Iterator[TelegramChannel]:
    """The bot API of an office with a server of its own."""
    with telegram_channel() as made:
        settings.TELEGRAM_API = made.url
        yield made

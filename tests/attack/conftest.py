"""What the attacks start from: the desk's office, and an example of everything in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.desk.conftest import _no_second_factor, desk  # noqa: F401

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from sejuk.desk.publishing.models import Outlet
    from tests.desk.examples import Examples
    from tests.desk.office import Desk
    from tests.desk.publishing.given import Press
    from tests.servers.mastodon import Mastodon


@pytest.fixture(autouse=True)
def _fresh_memory() -> None:
    """The intake remembers narratives between batches; each attack starts with none."""
    from sejuk.desk.listening import intake

    intake.forget()


@pytest.fixture
def examples(desk: Desk) -> Examples:  # noqa: F811
    """One of everything that has an address."""
    from tests.desk.examples import Examples

    return Examples(desk)


@pytest.fixture
def press(desk: Desk, settings: Settings) -> Press:  # noqa: F811
    """The regency's office for what goes out, on a site that has an address."""
    from tests.desk.publishing.given import Press

    settings.SITE_URL = "https://sejuk.example"
    return Press(desk, desk.polres)


@pytest.fixture
def server(settings: Settings) -> Iterator[Mastodon]:
    """A server that speaks Mastodon's protocol, and that channels may reach."""
    from tests.servers.mastodon import mastodon_server

    with mastodon_server() as made:
        settings.CHANNEL_HOSTS = frozenset({made.url.partition("://")[2]})
        yield made


@pytest.fixture
def outlet(press: Press, server: Mastodon) -> Outlet:
    """Its account there."""
    return press.on_mastodon(server)

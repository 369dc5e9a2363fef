"""A bot that speaks on the loopback, an open tip-line, and an index that has seen nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.servers.telegram import TOKEN, Telegram, telegram_server

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from sejuk.desk.listening.models import Source
    from tests.desk.office import Desk


@pytest.fixture
def bot(settings: Settings) -> Iterator[Telegram]:
    """The office's Telegram bot."""
    with telegram_server() as server:
        settings.TELEGRAM_API, settings.TELEGRAM_TOKEN = server.url, TOKEN
        settings.TELEGRAM_BOT = "sejuk_contoh_bot"
        yield server


@pytest.fixture
def line(desk: Desk) -> Source:
    """The open tip-line."""
    from tests.desk.cases.requests import open_line

    return open_line(desk)


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    from django.core.cache import cache

    from sejuk.desk.factchecks.matching import KeptIndex, offering
    from sejuk.desk.factchecks.matching.shelf import FactCheckShelf

    monkeypatch.setattr(offering, "INDEX", KeptIndex(FactCheckShelf()))
    cache.clear()

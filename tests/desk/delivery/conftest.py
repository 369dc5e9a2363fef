"""Servers on the loopback to send to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.servers.smtp import MailServer, mail_server
from tests.servers.telegram import TOKEN, Telegram, telegram_server

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings


@pytest.fixture
def post(settings: Settings) -> Iterator[MailServer]:
    """The office's mail server."""
    with mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.host, server.port
        yield server


@pytest.fixture
def bot(settings: Settings) -> Iterator[Telegram]:
    """The office's Telegram bot."""
    with telegram_server() as server:
        settings.TELEGRAM_API, settings.TELEGRAM_TOKEN = server.url, TOKEN
        settings.TELEGRAM_BOT = "sejuk_contoh_bot"
        yield server

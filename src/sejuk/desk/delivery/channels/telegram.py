"""Telegram's bot API.

Its address and token come from the settings of the office, never from a person or a page, so it is asked
without the guard that keeps fetched addresses out of the inside. The token is part of every address: no
address reaches a log or an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import httpx2
from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from sejuk.desk.delivery.models import Message
from sejuk.desk.delivery.outcome import LOST, TAKEN, Outcome, not_taken, refused

Ask = Callable[[str, dict[str, Any]], httpx2.Response]

#: Telegram takes no longer text.
LONGEST = 4096
_SECONDS = 20.0
#: How long we stay away where Telegram does not say.
_PAUSE = timedelta(seconds=30)


def is_on() -> bool:
    """Whether the office has a bot."""
    return bool(settings.TELEGRAM_TOKEN)


@contextmanager
def asked(token: str = "") -> Iterator[Ask]:
    """Ask the bot API: ``ask("sendMessage", {…})``, as the office's bot or as that of a token of its own.

    ``ask`` raises ``httpx2.TransportError``.
    """
    base = f"{settings.TELEGRAM_API}/bot{token or settings.TELEGRAM_TOKEN}/"
    with httpx2.Client(base_url=base, timeout=_SECONDS, trust_env=False) as client:
        yield lambda method, what: client.post(method, json=what)


@contextmanager
def by_telegram() -> Iterator[Callable[[Message], Outcome]]:
    """Send over one connection."""
    if not is_on():
        yield lambda _message: refused("no_bot")
        return
    with asked() as ask:
        yield lambda message: _send(ask, message)


@sensitive_variables()
def _send(ask: Ask, message: Message) -> Outcome:
    what = {
        "chat_id": message.address,
        "text": words_of(message),
        "link_preview_options": {"is_disabled": True},
    }
    return said_to(ask, "sendMessage", what)[0]


@sensitive_variables()
def said_to(ask: Ask, method: str, what: dict[str, Any]) -> tuple[Outcome, httpx2.Response | None]:
    """Say something to the bot API, and what became of it; the answer where there was one."""
    try:
        answer = ask(method, what)
    except (httpx2.ConnectError, httpx2.ConnectTimeout):
        return not_taken("unreachable", everybody=True), None
    except httpx2.TransportError:
        return LOST, None
    return _read(answer), answer


def _read(answer: httpx2.Response) -> Outcome:
    status = answer.status_code
    if status == 200:
        return TAKEN
    if status == 429:
        return not_taken("not_now", _wait(answer), everybody=True)
    if status in (401, 404):
        return not_taken("login_refused", everybody=True)
    return refused("refused") if 400 <= status < 500 else LOST


def _wait(answer: httpx2.Response) -> timedelta:
    try:
        return timedelta(seconds=min(int(answer.json()["parameters"]["retry_after"]), 3600))
    except (ValueError, KeyError, TypeError):
        header = answer.headers.get("retry-after", "")
        return timedelta(seconds=min(int(header), 3600)) if header.isdigit() else _PAUSE


def words_of(message: Message) -> str:
    """Subject and words as one text; what is too long is cut before what only the recipient gets."""
    assert message.text is not None  # noqa: S101 – the database holds it so
    said = f"{message.text.subject}\n\n{message.text.body}"
    room = LONGEST - len(message.personal)
    return (said if len(said) <= room else said[: room - 2].rstrip() + " …") + message.personal

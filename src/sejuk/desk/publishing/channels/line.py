"""Ask a platform's API over the one guarded way out, with its credentials, and say what became of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from ipaddress import ip_network
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from sejuk.desk import clock
from sejuk.desk.delivery.outcome import LOST, Outcome, not_taken, refused
from sejuk.desk.organisation.models import Office
from sejuk.sources.errors import Code, SourceError
from sejuk.sources.outbound import Answer, Outbound, OutboundSettings

_SECONDS = 30.0
_LARGEST = 5_000_000
#: However long a server asks us to stay away, we look again after this.
_LONGEST_WAIT = timedelta(hours=1)
_PAUSE = timedelta(seconds=60)
_EVERYWHERE = frozenset({ip_network("0.0.0.0/0"), ip_network("::/0")})
#: Nothing left the machine, or nothing was let in: certainly not taken.
_BEFORE = {
    Code.NAME_NOT_FOUND: "unreachable",
    Code.PRIVATE_ADDRESS: "private_address",
    Code.CERTIFICATE_INVALID: "certificate",
    Code.ADDRESS_INVALID: "bad_address",
    Code.ADDRESS_HAS_CREDENTIALS: "bad_address",
    Code.PORT_NOT_ALLOWED: "bad_address",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: the status, and the JSON of its body where there is one."""

    status: int
    data: Any
    headers: Mapping[str, str] = field(repr=False)

    @property
    def is_good(self) -> bool:
        """Whether it did what it was asked."""
        return 200 <= self.status < 300

    @property
    def is_gone(self) -> bool:
        """Whether there is nothing there (any more)."""
        return self.status in (404, 410)


@sensitive_variables()
def ask(
    base: str, method: str, path: str, headers: Mapping[str, str], what: Mapping[str, Any] | None = None
) -> Reply | Outcome:
    """Ask ``path`` of the site at ``base`` (``https://host``); an ``Outcome`` where no answer came.

    Credentials go over TLS only. A host that whoever runs the machine named in ``SEJUK_CHANNEL_HOSTS`` is
    asked without the guard, as Telegram is: it stands in the settings, never on a page.
    """
    host = urlsplit(base).netloc.lower()
    is_named = host in settings.CHANNEL_HOSTS
    if not is_named and urlsplit(base).scheme != "https":
        return refused("not_https")
    content = b"" if what is None else json.dumps(what, ensure_ascii=False).encode()
    said = {**headers, "Content-Type": "application/json", "Accept": "application/json"}
    try:
        answer = _way_out(host if is_named else "", _contact()).send(method, base + path, said, content)
    except SourceError as error:
        known = _BEFORE.get(error.code)
        return not_taken(known, everybody=True) if known else LOST
    return Reply(answer.status, _data(answer), answer.headers)


def unanswered(reply: Reply) -> Outcome:
    """What a bad answer means. A 5xx says nothing about what was done."""
    if reply.status in (429, 503):
        return not_taken("not_now", wait_of(reply.headers), everybody=True)
    if reply.status in (401, 403):
        return not_taken("login_refused", everybody=True)
    if reply.is_gone:
        return refused("gone")
    return refused("refused") if 400 <= reply.status < 500 else LOST


def wait_of(headers: Mapping[str, str]) -> timedelta:
    """How long a server asks us to stay away: Retry-After, else the end of Mastodon's own window."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return _bounded(timedelta(seconds=int(said[:6])))
    try:
        reset = datetime.fromisoformat(headers.get("x-ratelimit-reset", ""))
        return _bounded(reset - clock.now())
    except (ValueError, TypeError):
        return _PAUSE


def _bounded(wait: timedelta) -> timedelta:
    return min(max(wait, timedelta(seconds=1)), _LONGEST_WAIT)


def _data(answer: Answer) -> Any:
    try:
        return json.loads(answer.body)
    except ValueError:
        return None


def _contact() -> str:
    found: str | None = Office.objects.values_list("contact", flat=True).first()
    return found or ""


@cache
def _way_out(named: str, contact: str) -> Outbound:
    """The guarded way; for a host of the settings, with its own port and its inside addresses."""
    if not named:
        return Outbound(contact, _bounds(frozenset({443})), now=clock.now)
    port = urlsplit(f"//{named}").port
    bounds = _bounds(frozenset({80, 443, *([port] if port else [])}))
    return Outbound(contact, bounds, allow_private=_EVERYWHERE, now=clock.now)


def _bounds(ports: frozenset[int]) -> OutboundSettings:
    return OutboundSettings(total_seconds=_SECONDS, max_bytes=_LARGEST, ports=ports)

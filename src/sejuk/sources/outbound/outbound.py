"""Fetching from outside, guarded, bounded and polite."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from ipaddress import IPv4Network, IPv6Network
from typing import Any

from sejuk.sources.outbound.response import Response
from sejuk.sources.outbound.settings import OutboundSettings


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Outbound:
    """One per process: it remembers whose turn it is at every host.

    ``contact`` (an e-mail or a page of the office) goes into the user agent. ``allow_private`` names
    networks that may be reached although they are not public; only tests set it. The other
    arguments replace the machine's own name service, clocks and trust for tests and special sites.
    """

    def __init__(
        self,
        contact: str,
        settings: OutboundSettings | None = None,
        *,
        allow_private: frozenset[IPv4Network | IPv6Network] = frozenset(),
        resolver: Callable[..., list[Any]] = socket.getaddrinfo,
        tls: ssl.SSLContext | None = None,
        now: Callable[[], datetime] = _utc_now,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.settings = settings or OutboundSettings()
        self.now = now

    def get(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,
        *,
        max_bytes: int | None = None,
        robots: bool = True,
    ) -> Response:
        """Fetch ``url``. Raises nothing but :class:`SourceError`."""
        raise NotImplementedError

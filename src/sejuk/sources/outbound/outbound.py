"""Fetching from outside, guarded, bounded and polite."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import httpx2

import sejuk
from sejuk.sources.errors import Code, SourceError
from sejuk.sources.outbound.addresses import Network
from sejuk.sources.outbound.body import ACCEPT_ENCODING
from sejuk.sources.outbound.exchange import Answer, Exchange
from sejuk.sources.outbound.resolve import Resolver
from sejuk.sources.outbound.response import Response
from sejuk.sources.outbound.robots import MAX_BYTES as ROBOTS_MAX_BYTES
from sejuk.sources.outbound.robots import Robots
from sejuk.sources.outbound.settings import OutboundSettings
from sejuk.sources.outbound.status import error_of, is_redirect, retry_after_seconds
from sejuk.sources.outbound.turns import Turns
from sejuk.sources.outbound.urls import checked_url, redirected

#: The product token that robots.txt files may name.
AGENT = "Sejuk"


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Outbound:
    """One per process, shared by its threads: it remembers whose turn it is at every host.

    ``contact`` (an e-mail or a page of the office) goes into the user agent. ``allow_private`` names
    networks that may be reached although they are not public; only tests set it. The other
    arguments replace the machine's own name service, trust and clocks.
    """

    def __init__(
        self,
        contact: str,
        settings: OutboundSettings | None = None,
        *,
        allow_private: frozenset[Network] = frozenset(),
        resolver: Resolver = socket.getaddrinfo,
        tls: ssl.SSLContext | None = None,
        now: Callable[[], datetime] = _utc_now,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.settings = settings or OutboundSettings()
        self.now = now
        self.user_agent = _user_agent(contact)
        # trust_env=False: neither proxies nor certificates are taken from the environment.
        trust = tls or httpx2.create_ssl_context(trust_env=False)
        self._exchange = Exchange(self.settings, trust, resolver, allow_private)
        self._turns = Turns(self.settings, monotonic, sleep)
        self._robots = Robots(self._fetch_robots, monotonic)

    def get(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,
        *,
        max_bytes: int | None = None,
        robots: bool = True,
    ) -> Response:
        """Fetch ``url``, following redirects. Raises nothing but :class:`SourceError`.

        ``headers`` may hold conditions (``If-None-Match``); an answer 304 then comes back as
        ``not_modified``. ``max_bytes`` counts after decompression and cannot exceed the settings.
        ``robots=False`` is for addresses that a person asked for once by hand.
        """
        limit = min(max_bytes or self.settings.max_bytes, self.settings.max_bytes)
        return self._follow(url, dict(headers or {}), limit, robots=robots, cut=False)

    def send(
        self, method: str, url: str, headers: Mapping[str, str] | None = None, content: bytes = b""
    ) -> Answer:
        """Ask a service that expects us, with any method. Raises nothing but :class:`SourceError`.

        The guard is the same as for :meth:`get`. Redirects are not followed, because the headers may hold
        credentials; every status is given back, a 429 too; whose turn it is, the caller minds.
        """
        ours = {"User-Agent": self.user_agent, "Accept-Encoding": ACCEPT_ENCODING, "Accept": "*/*"}
        target = checked_url(url, self.settings.ports)
        return self._exchange.send(
            method, target, {**ours, **(headers or {})}, content, self.settings.max_bytes
        )

    def _fetch_robots(self, address: str) -> bytes:
        return self._follow(address, {}, ROBOTS_MAX_BYTES, robots=False, cut=True).body

    def _follow(
        self, address: str, headers: dict[str, str], limit: int, *, robots: bool, cut: bool
    ) -> Response:
        permanent = True
        start = url = checked_url(address, self.settings.ports)
        for _ in range(self.settings.max_redirects + 1):
            if robots:
                self._respect_robots(url)
            answer = self._once(url, headers, limit, cut=cut)
            if not is_redirect(answer):
                moved = str(url) if permanent and url != start else None
                return _response(url, answer, headers, moved)
            permanent = permanent and answer.status in {301, 308}
            url = checked_url(redirected(url, answer.headers["location"]), self.settings.ports)
        raise SourceError(Code.TOO_MANY_REDIRECTS, host=start.host, limit=self.settings.max_redirects)

    def _respect_robots(self, url: httpx2.URL) -> None:
        rules = self._robots.rules(url)
        if not rules.reachable:
            raise SourceError(Code.ROBOTS_UNREACHABLE, host=url.host)
        if not rules.allows(str(url), AGENT):
            raise SourceError(Code.ROBOTS_FORBIDDEN, host=url.host)
        self._turns.slow_down(url.host, rules.delay(AGENT))

    def _once(self, url: httpx2.URL, headers: Mapping[str, str], limit: int, *, cut: bool) -> Answer:
        ours = {"User-Agent": self.user_agent, "Accept-Encoding": ACCEPT_ENCODING, "Accept": "*/*"}
        with self._turns.turn(url.host):
            answer = self._exchange.get(url, {**ours, **headers}, limit, cut=cut)
            if answer.status in {429, 503}:
                raise self._turns.sent_away(url.host, retry_after_seconds(answer, self.now()))
        self._turns.answered(url.host)
        return answer


def _response(url: httpx2.URL, answer: Answer, sent: Mapping[str, str], moved: str | None) -> Response:
    conditional = any(name.lower().startswith("if-") for name in sent)
    if error := error_of(answer.status, url.host, conditional=conditional):
        raise error
    return Response(str(url), answer.status, answer.headers, answer.body, moved)


def _user_agent(contact: str) -> str:
    printable = "".join(letter for letter in contact if 32 < ord(letter) < 127 and letter not in "()\\")
    return f"{AGENT}/{sejuk.__version__} (+{printable})" if printable else f"{AGENT}/{sejuk.__version__}"

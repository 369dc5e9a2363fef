"""One request and its answer, without redirects, robots or turns."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpcore2
import httpx2

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.outbound.addresses import Network
from sejuk.sources.outbound.body import read_body
from sejuk.sources.outbound.network import Deadline, GuardedBackend
from sejuk.sources.outbound.resolve import Resolver
from sejuk.sources.outbound.settings import OutboundSettings


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers with lower-case names, and the body (empty unless the status is 2xx)."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Exchange:
    """How to make one request."""

    settings: OutboundSettings
    tls: ssl.SSLContext
    resolver: Resolver
    allow_private: frozenset[Network]

    def get(self, url: httpx2.URL, headers: Mapping[str, str], max_bytes: int, *, cut: bool) -> Answer:
        """Fetch ``url`` once. Raises nothing but :class:`SourceError`.

        A new connection for every request: the name is looked up and checked anew, and the pause
        between two requests to a host would outlive an idle connection anyway.
        """
        return self._once("GET", url, _wire_headers(url, headers), None, max_bytes, cut=cut)

    def send(
        self, method: str, url: httpx2.URL, headers: Mapping[str, str], content: bytes, max_bytes: int
    ) -> Answer:
        """Ask with any method and a body. Raises nothing but :class:`SourceError`.

        ``CONNECTION_FAILED``, ``TIMED_OUT`` and ``BROKEN_RESPONSE`` leave open whether it was taken.
        """
        wire = _wire_headers(url, {**headers, "Content-Length": str(len(content))})
        return self._once(method, url, wire, content, max_bytes, cut=False)

    def _once(
        self,
        method: str,
        url: httpx2.URL,
        headers: list[tuple[bytes, bytes]],
        content: bytes | None,
        max_bytes: int,
        *,
        cut: bool,
    ) -> Answer:
        deadline = Deadline.after(self.settings.total_seconds)
        backend = GuardedBackend(self.resolver, self.allow_private, deadline)
        with (
            _as_source_errors(url.host, self.settings.total_seconds),
            httpcore2.ConnectionPool(ssl_context=self.tls, network_backend=backend, http2=False) as pool,
            pool.stream(
                method, _wire_url(url), headers=headers, content=content, extensions=self._limits()
            ) as raw,
        ):
            names = _read_headers(raw)
            body = b""
            if 200 <= raw.status < 300:
                body = read_body(
                    raw.iter_stream(), names.get("content-encoding", ""), max_bytes, url.host, cut=cut
                )
            return Answer(raw.status, names, body)

    def _limits(self) -> dict[str, dict[str, float]]:
        return {"timeout": {"connect": self.settings.connect_seconds, "pool": self.settings.connect_seconds}}


def _wire_url(url: httpx2.URL) -> httpcore2.URL:
    return httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _wire_headers(url: httpx2.URL, headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    wire = [(b"Host", url.netloc), (b"Connection", b"close")]
    return wire + [
        (name.encode("ascii"), value.encode("latin-1", "ignore")) for name, value in headers.items()
    ]


def _read_headers(raw: httpcore2.Response) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in raw.headers}


@contextmanager
def _as_source_errors(host: str, seconds: float) -> Iterator[None]:
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise SourceError(Code.TIMED_OUT, host=host, seconds=round(seconds)) from error
    except httpcore2.ConnectError as error:
        code = Code.CERTIFICATE_INVALID if _about_certificate(error) else Code.CONNECTION_FAILED
        raise SourceError(code, host=host) from error
    except httpcore2.NetworkError as error:
        raise SourceError(Code.CONNECTION_FAILED, host=host) from error
    except (httpcore2.ProtocolError, httpcore2.UnsupportedProtocol) as error:
        raise SourceError(Code.BROKEN_RESPONSE, host=host) from error


def _about_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False

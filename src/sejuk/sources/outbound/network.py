"""The sockets under every request: the address that was checked is the address connected to.

The look-up, the check and the connection are one step, so a name that answers differently the
second time (DNS rebinding) gains nothing. TLS and the Host header keep the name.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import httpcore2

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.outbound.addresses import Network, reachable
from sejuk.sources.outbound.resolve import Resolver, resolve

#: A host with more addresses than this has enough of them to try.
_ADDRESSES_TRIED = 4


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment by which everything must be done."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """The moment ``seconds`` from now."""
        return cls(time.monotonic() + seconds)

    def cut(self, timeout: float | None) -> float:
        """``timeout`` or what is left, whichever is less; raises when nothing is left."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("out of time")
        return left if timeout is None else min(timeout, left)


class DeadlineStream(httpcore2.NetworkStream):
    """A stream whose every step is bounded by one deadline, so that a slow drip ends too."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes before the deadline."""
        return self._stream.read(max_bytes, self._deadline.cut(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write before the deadline."""
        self._stream.write(buffer, self._deadline.cut(timeout))

    def close(self) -> None:
        """Close the stream underneath."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Shake hands before the deadline, for the name and not for the address."""
        inner = self._stream.start_tls(ssl_context, server_hostname, self._deadline.cut(timeout))
        return DeadlineStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the stream underneath knows."""
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore2.NetworkBackend):
    """Connects to public addresses only."""

    def __init__(self, resolver: Resolver, allow_private: frozenset[Network], deadline: Deadline) -> None:
        self._resolver = resolver
        self._allow_private = allow_private
        self._deadline = deadline
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Look ``host`` up, check every address, connect to the first that answers."""
        found = resolve(self._resolver, host, port, self._deadline.cut(timeout))
        checked = reachable(found, self._allow_private)
        if not checked:
            raise SourceError(Code.PRIVATE_ADDRESS if found else Code.NAME_NOT_FOUND, host=host)
        return DeadlineStream(self._connect(checked[:_ADDRESSES_TRIED], port, timeout), self._deadline)

    def _connect(self, addresses: list[str], port: int, timeout: float | None) -> httpcore2.NetworkStream:
        for address in addresses[:-1]:
            try:
                return self._sockets.connect_tcp(address, port, self._deadline.cut(timeout))
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return self._sockets.connect_tcp(addresses[-1], port, self._deadline.cut(timeout))

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Never: a local socket is as inside as it gets."""
        raise SourceError(Code.PRIVATE_ADDRESS, host="localhost")

"""A real web site on the loopback interface, to be fetched from in tests."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from typing import Any

from sejuk.sources.outbound import Outbound, OutboundSettings

LOOPBACK = frozenset({ip_network("127.0.0.0/8"), ip_network("::1/128")})


@dataclass
class Page:
    """One answer of the site. ``raw`` replaces the whole answer, status line and all."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    #: Seconds between single bytes of the body: a server that drips.
    drip: float = 0.0


@dataclass
class Request:
    """What the site was asked for."""

    path: str
    headers: dict[str, str]


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Readers who hang up in the middle are part of the tests."""


Answering = Page | Callable[[Request], Page]


class Site:
    """Serves ``pages`` by path, 404 for all others, and remembers every request."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Answering] = {}
        self.requests: list[Request] = []
        self.closing = threading.Event()
        self._server = _QuietServer(("127.0.0.1", 0), self._handler())
        if tls is not None:
            self._server.socket = tls.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of ``path``, by any name that is resolved to this machine."""
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths asked for, robots.txt apart."""
        return [request.path for request in self.requests if request.path != "/robots.txt"]

    def close(self) -> None:
        """Stop serving."""
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                request = Request(self.path, {k.lower(): v for k, v in self.headers.items()})
                site.requests.append(request)
                page = site.pages.get(self.path, Page(status=404))
                site.answer(self, page if isinstance(page, Page) else page(request))

            def log_message(self, *_: Any) -> None:
                pass

        return Handler

    def answer(self, handler: BaseHTTPRequestHandler, page: Page) -> None:
        """Send ``page``; a reader who left is no error of the site."""
        try:
            if page.raw is not None:
                handler.wfile.write(page.raw)
                return
            handler.send_response(page.status)
            for name, value in page.headers.items():
                handler.send_header(name, value)
            if not {"content-length", "transfer-encoding"} & {name.lower() for name in page.headers}:
                handler.send_header("Content-Length", str(len(page.body)))
            handler.end_headers()
            self._send_body(handler, page)
        except OSError:
            handler.close_connection = True

    def _send_body(self, handler: BaseHTTPRequestHandler, page: Page) -> None:
        if not page.drip:
            handler.wfile.write(page.body)
            return
        for byte in page.body:
            if self.closing.is_set():
                return
            handler.wfile.write(bytes([byte]))
            time.sleep(page.drip)


def outbound(
    site: Site | None = None, *, settings: Mapping[str, Any] | None = None, **arguments: Any
) -> Outbound:
    """An outbound that may reach ``site`` and asks without pauses."""
    ports = frozenset({80, 443, site.port}) if site else frozenset({80, 443})
    chosen = {"ports": ports, "min_delay_seconds": 0.0, **(settings or {})}
    return Outbound("humas@contoh.id", OutboundSettings(**chosen), **{"allow_private": LOOPBACK, **arguments})

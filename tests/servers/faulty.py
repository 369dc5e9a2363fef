"""A web server that does what it is asked, and misbehaves at just the moments that a test names."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

#: What may go wrong with the next request that changes something.
FAULTS = ("reset", "reset_after", "429", "500", "500_after", "slow")


@dataclass
class Asked:
    """One request."""

    method: str
    path: str
    query: dict[str, str]
    headers: Mapping[str, str]
    body: dict[str, Any]


@dataclass
class Answer:
    """One answer."""

    status: int
    said: Any = None
    headers: dict[str, str] = field(default_factory=dict)


class Faulty:
    """The server's memory and its faults. ``answer`` is what a platform does."""

    def __init__(self) -> None:
        self.url = ""
        self.faults: deque[str] = deque()
        self.asked: list[Asked] = []
        self.retry_after = 7
        self.slow_seconds = 0.3
        #: Called at ``asked``, ``taken`` and ``answered`` of every request that changes something.
        self.moment: Callable[[str], None] = lambda _name: None
        self.lock = threading.Lock()

    def answer(self, asked: Asked) -> Answer:
        """Do it."""
        raise NotImplementedError

    def changes(self, asked: Asked) -> bool:
        """Whether a request changes something; faults and moments are for those."""
        return asked.method != "GET"

    def serve(self, handler: _Handler, asked: Asked) -> None:
        """Do it, or fail to, as the next fault says."""
        self.asked.append(asked)
        if not self.changes(asked):
            return handler.give(self.answer(asked))
        fault = self.faults.popleft() if self.faults else ""
        self.moment("asked")
        if fault == "reset":
            return handler.hang_up()
        if fault == "429":
            return handler.give(Answer(429, {}, {"Retry-After": str(self.retry_after)}))
        if fault == "500":
            return handler.give(Answer(500))
        with self.lock:
            answer = self.answer(asked)
        self.moment("taken")
        if fault == "reset_after":
            return handler.hang_up()
        if fault == "slow":
            time.sleep(self.slow_seconds)
        handler.give(Answer(500) if fault == "500_after" else answer)
        self.moment("answered")


class _Handler(BaseHTTPRequestHandler):
    server_is: Faulty

    def _serve(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        raw = self.rfile.read(size) if size else b""
        path, _mark, query = self.path.partition("?")
        pairs = [one.partition("=") for one in query.split("&") if one]
        body = json.loads(raw) if raw else {}
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, path, {name: value for name, _is, value in pairs}, headers, body)
        self.server_is.serve(self, asked)

    do_GET = do_POST = do_PUT = do_DELETE = _serve  # noqa: N815 – the names that http.server looks for

    def give(self, answer: Answer) -> None:
        """Send it; somebody who was killed hears nothing."""
        body = json.dumps(answer.said).encode()
        try:
            self.send_response(answer.status)
            for name, value in {**answer.headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def hang_up(self) -> None:
        """Without a word, as a dying proxy does."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Callers who are killed are part of the tests."""


@contextmanager
def serving(server: Faulty) -> Iterator[None]:
    """Let it listen on a free port, as long as the block runs."""
    handler = type("Handler", (_Handler,), {"server_is": server})
    with _Server(("127.0.0.1", 0), handler) as listening:
        server.url = f"http://127.0.0.1:{listening.server_address[1]}"
        threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield
        listening.shutdown()

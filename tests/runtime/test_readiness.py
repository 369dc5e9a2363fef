import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from sejuk.runtime.readiness import answers


class Page(BaseHTTPRequestHandler):
    status = 200

    def do_GET(self) -> None:
        self.send_response(self.server.status)  # type: ignore[attr-defined]
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    with HTTPServer(("127.0.0.1", 0), Page) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.mark.parametrize(("status", "expected"), [(200, True), (302, True), (404, True), (500, False)])
def test_anything_but_a_server_error_is_an_answer(server: HTTPServer, status: int, expected: bool) -> None:
    server.status = status  # type: ignore[attr-defined]
    assert answers("127.0.0.1", server.server_port) is expected


def test_all_addresses_are_asked_on_this_machine(server: HTTPServer) -> None:
    server.status = 200  # type: ignore[attr-defined]
    assert answers("0.0.0.0", server.server_port)


def test_nobody_there_is_no_answer(server: HTTPServer) -> None:
    port = server.server_port
    server.socket.close()
    assert not answers("127.0.0.1", port)

import socket
from collections.abc import Iterator

import pytest

from sejuk.runtime.errors import LaunchError
from sejuk.runtime.ports import hold, is_free

HOST = "127.0.0.1"


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def free() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def test_a_port_where_somebody_listens_is_not_free(taken: int) -> None:
    assert not is_free(HOST, taken)


def test_a_taken_port_gives_way_to_a_later_one(taken: int) -> None:
    with hold(HOST, taken) as chosen:
        assert chosen > taken


def test_a_port_that_a_person_named_is_not_replaced(taken: int) -> None:
    with pytest.raises(LaunchError, match=str(taken)), hold(HOST, taken, fixed=True):
        pass


def test_a_held_port_is_not_given_twice(free: int) -> None:
    with hold(HOST, free) as first, hold(HOST, free) as second:
        assert first == free
        assert second > free
    assert is_free(HOST, free)


def test_our_server_listens_on_the_port_that_is_held_for_it(free: int) -> None:
    with hold(HOST, free, fixed=True), socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        server.bind((HOST, free))
        server.listen()
        for _ in range(20):
            with socket.create_connection((HOST, free)):
                server.accept()[0].close()
        assert not is_free(HOST, free)


def test_a_port_with_old_connections_can_be_held_again(free: int) -> None:
    with hold(HOST, free), socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        server.bind((HOST, free))
        server.listen()
        with socket.create_connection((HOST, free)) as client:
            server.accept()[0].close()
            assert client.recv(1) == b""
    with hold(HOST, free, fixed=True) as port:
        assert port == free


def test_looking_stops_at_the_last_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sejuk.runtime.ports._hold", lambda _host, _port: None)
    with pytest.raises(LaunchError, match="65535"), hold(HOST, 65530):
        pass

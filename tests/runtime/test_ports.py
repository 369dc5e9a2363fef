import socket
from collections.abc import Iterator

import pytest

from sejuk.runtime.errors import LaunchError
from sejuk.runtime.ports import choose, is_free

HOST = "127.0.0.1"


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_port_where_somebody_listens_is_not_free(taken: int) -> None:
    assert not is_free(HOST, taken)


def test_a_taken_port_gives_way_to_a_later_one(taken: int) -> None:
    chosen = choose(HOST, taken)
    assert chosen > taken
    assert is_free(HOST, chosen)


def test_a_port_that_a_person_named_is_not_replaced(taken: int) -> None:
    with pytest.raises(LaunchError, match=str(taken)):
        choose(HOST, taken, fixed=True)


def test_a_free_port_is_taken_as_asked() -> None:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    assert choose(HOST, port, fixed=True) == port


def test_looking_stops_at_the_last_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sejuk.runtime.ports.is_free", lambda _host, _port: False)
    with pytest.raises(LaunchError, match="65535"):
        choose(HOST, 65530)

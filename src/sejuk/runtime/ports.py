"""Finding a free port and keeping it.

Our web server binds with SO_REUSEPORT, so the system would let two copies that start at the same time share
one port and deal requests between them. A copy therefore holds its ports from the moment it has chosen them.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from sejuk.runtime.errors import LaunchError
from sejuk.runtime.words import say

TRIES = 100


def is_free(host: str, port: int) -> bool:
    """Tell whether a server could listen there now."""
    held = _hold(host, port)
    if held is None:
        return False
    held.close()
    return True


@contextmanager
def hold(host: str, preferred: int, *, fixed: bool = False) -> Iterator[int]:
    """Give `preferred` or the next free port after it; other copies keep off until the end of the block.

    Raises LaunchError when `fixed` (the person named the port) and it is taken, or when none is free.
    """
    last = preferred + 1 if fixed else min(preferred + TRIES, 65536)
    for port in range(preferred, last):
        if held := _hold(host, port):
            with held:
                yield port
            return
    raise LaunchError(say("port_taken", port=preferred if fixed else f"{preferred}–{last - 1}"))


def _hold(host: str, port: int) -> socket.socket | None:
    family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        # As servers do: an old connection that is still winding down does not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
            probe.listen()
        except OSError:
            return None
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        return _beside(probe)


def _beside(probe: socket.socket) -> socket.socket:
    # Bound but not listening it takes no connections, and only a server of ours may join it.
    held = socket.socket(probe.family, probe.type, probe.proto)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    held.bind(probe.getsockname())
    return held

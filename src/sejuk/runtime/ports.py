"""Finding a free port."""

import socket

from sejuk.runtime.errors import LaunchError
from sejuk.runtime.words import say

TRIES = 100


def is_free(host: str, port: int) -> bool:
    """Tell whether a server could listen there now."""
    family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        # As servers do: an old connection that is still winding down does not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
            probe.listen()
        except OSError:
            return False
    return True


def choose(host: str, preferred: int, *, fixed: bool = False) -> int:
    """Give `preferred` or the next free port after it.

    Raises LaunchError when `fixed` (the person named the port) and it is taken, or when none is free.
    """
    if fixed:
        if not is_free(host, preferred):
            raise LaunchError(say("port_taken", port=preferred))
        return preferred
    last = min(preferred + TRIES, 65536)
    for port in range(preferred, last):
        if is_free(host, port):
            return port
    raise LaunchError(say("port_taken", port=f"{preferred}–{last - 1}"))

"""Name look-up that ends in time."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Any

from sejuk.sources.errors import Code, SourceError

Resolver = Callable[..., list[Any]]


def resolve(resolver: Resolver, host: str, port: int, seconds: float) -> list[str]:
    """The addresses of ``host`` as texts. Raises :class:`SourceError`.

    ``getaddrinfo`` takes no time limit, so it runs in a thread of its own that is left behind when
    the name service does not answer.
    """
    answers: SimpleQueue[list[Any] | OSError | UnicodeError] = SimpleQueue()

    def look_up() -> None:
        try:
            answers.put(resolver(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=look_up, name="resolve", daemon=True).start()
    try:
        answer = answers.get(timeout=max(seconds, 0.001))
    except Empty:
        raise SourceError(Code.NAME_NOT_FOUND, host=host) from None
    if isinstance(answer, OSError | UnicodeError):
        raise SourceError(Code.NAME_NOT_FOUND, host=host) from answer
    return [str(entry[4][0]) for entry in answer]

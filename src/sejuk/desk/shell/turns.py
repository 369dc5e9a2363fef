"""A tick's turn: one of its kind works at a time, and only for a while.

After an outage thousands of things are due at once. Without turns each tick would begin with all of them
beside the last one, until every place of the worker is taken and no alert is called any more.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import connection

#: Seconds that one part of a tick works; what is left is due at the next.
A_WHILE = 5.0
#: First half of these advisory locks; the second is made of the tick's name.
_SPACE = 0x7E12

One = TypeVar("One")


@contextmanager
def turn(name: str) -> Iterator[bool]:
    """Whether it is our turn. The turn of a worker that died ends with its connection."""
    key = zlib.crc32(name.encode()) >> 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_SPACE, key])
        ours: bool = cursor.fetchone()[0]
    try:
        yield ours
    finally:
        if ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_SPACE, key])


def for_a_while(
    due: Iterable[One], seconds: float = A_WHILE, now: Callable[[], float] = time.monotonic
) -> Iterator[One]:
    """As many as begin within so many seconds; at least one, so that every tick gets somewhere."""
    until = now() + seconds
    for one in due:
        yield one
        if now() >= until:
            return

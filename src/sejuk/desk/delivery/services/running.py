"""Who is at work: a run holds a lock of PostgreSQL for as long as its connection lives.

No clock is asked, so a slow server is never taken for a dead run.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def running(locks: int) -> Iterator[int]:
    """A number under which this run claims rows; ``locks`` keeps one room's numbers from another's."""
    runner = secrets.randbelow(2**31)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [locks, runner])
    try:
        yield runner
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [locks, runner])


def is_over(locks: int, runner: int) -> bool:
    """Whether the run is dead or done. Inside a transaction, to whose end nobody else is told the same."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [locks, runner])
        (free,) = cursor.fetchone()
    return bool(free)

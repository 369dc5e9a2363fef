"""The one place that knows whether the database is the embedded one or the office's own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from sejuk.runtime.home import Home, default_path


def external_url() -> str | None:
    """Give DATABASE_URL, or nothing when the embedded server is used."""
    return os.environ.get("DATABASE_URL") or None


def database_url() -> str:
    """Give the address that Django connects to: DATABASE_URL, else the embedded server's in the state folder.

    Nothing is started and nothing is made; see `running`.
    """
    from sejuk.runtime.postgres import url

    return external_url() or url(Home(default_path()))


@contextmanager
def running(home: Home) -> Iterator[str]:
    """Give the address of a database that answers, started for one command unless a copy of Sejuk runs it."""
    from sejuk.runtime.errors import AlreadyRunningError
    from sejuk.runtime.lock import InstanceLock
    from sejuk.runtime.postgres import EmbeddedPostgres

    if address := external_url():
        yield address
        return
    lock, server = InstanceLock(home.lock), EmbeddedPostgres(home)
    try:
        lock.acquire()
    except AlreadyRunningError:
        yield server.url
        return
    try:
        yield server.start()
    finally:
        server.stop()
        lock.release()

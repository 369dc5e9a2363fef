"""A copy of Sejuk of its own: filled while only its database runs, then started as people start it."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from sejuk.runtime.database import running
from sejuk.runtime.environment import for_commands
from sejuk.runtime.errors import LaunchError
from sejuk.runtime.home import Home, open_home
from sejuk.runtime.words import say

if TYPE_CHECKING:
    from sejuk.desk.speed.filling import Office
    from sejuk.desk.speed.people import Person
    from sejuk.desk.speed.size import Size

Made = TypeVar("Made")
Given = TypeVar("Given")

START_SECONDS, STOP_SECONDS = 120.0, 60.0


def filled(home: Home, size: Size, people: int) -> list[Person]:
    """Make the office in the empty folder ``home``; give its people."""

    def office() -> Office:
        from sejuk.desk.speed.filling import fill

        return fill(size)

    def found(office: Office) -> list[Person]:
        from sejuk.desk.speed.people import people_of

        return people_of(office, people)

    return prepared(home, office, found)


def prepared(home: Home, fill: Callable[[], Made], then: Callable[[Made], Given]) -> Given:
    """Fill the empty folder ``home`` in one transaction, then give what ``then`` finds in it.

    Django is set up for it from here on.
    """
    home.mode.write_text("office\n", "utf-8")
    with running(home) as address:
        os.environ.update(for_commands(home, address))
        return _prepared(fill, then)


def _prepared(fill: Callable[[], Made], then: Callable[[Made], Given]) -> Given:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        made = fill()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    given = then(made)
    connection.close()
    return given


@dataclass(frozen=True)
class Copy(Generic[Given]):
    """A running copy: its folder, its address, its process, and what was made when it was filled."""

    home: Home
    address: str
    pid: int
    made: Given


@contextmanager
def a_copy(fill: Callable[[Home], Given]) -> Iterator[Copy[Given]]:
    """Fill a throw-away folder and run what is in it.

    Raises:
        LaunchError: the database or the web server does not start.
    """
    with tempfile.TemporaryDirectory(prefix="sejuk-bench-") as folder:
        home = open_home(Path(folder))
        made = fill(home)
        with serving(home) as (address, pid):
            # It would name every request; said after Django's own words on logging.
            logging.getLogger("httpx2").setLevel(logging.WARNING)
            yield Copy(home, address, pid, made)


@contextmanager
def serving(home: Home) -> Iterator[tuple[str, int]]:
    """Run the copy as `sejuk up` does; give its address and its process.

    Raises:
        LaunchError: it does not start.
    """
    environ = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "sejuk", "up", "--home", str(home.path)]
    process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)  # noqa: S603 - words of ours
    try:
        yield _address(home, process), process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(STOP_SECONDS)


def _address(home: Home, process: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            address = json.loads(home.lock.read_text("utf-8"))["address"]
        except (OSError, ValueError):
            address = None
        if address:
            return str(address)
        time.sleep(0.2)
    raise LaunchError(say("web_failed", path=home.logs / "web.log", tail=""))

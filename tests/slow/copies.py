"""Whole copies of Sejuk as processes, for tests that kill parts of them."""

import http.client
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from sejuk.runtime.environment import CHILD_MARK
from sejuk.runtime.home import Home
from sejuk.runtime.processes import working_in
from tests.runtime.waiting import until

UP = "import sys; from sejuk.runtime.commands import up; up(sys.argv[1:])"
# A loaded machine of two cores takes its time; nothing here measures it.
PATIENCE_SECONDS = 180.0


class Copy:
    """`sejuk up` over a state folder."""

    def __init__(self, home: Path, *options: str) -> None:
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("SEJUK_", "DATABASE_", "DJANGO_"))
        }
        environment.update(LC_ALL="en", PYTHONUNBUFFERED="1")
        self.home = Home(home)
        self.said: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-c", UP, "--home", str(home), *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment,
            start_new_session=True,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stream:
            for line in stream:
                self.said.append(line.rstrip("\n"))

    def heard(self, words: str) -> bool:
        """Whether it has said that."""
        return any(words in line for line in list(self.said))

    def wait_for(self, words: str) -> None:
        """Wait until it has said that; AssertionError with what it said when it ends before."""
        until(lambda: self.heard(words) or self.process.poll() is not None, PATIENCE_SECONDS)
        assert self.heard(words), "\n".join(self.said)

    def wait_until_ready(self) -> None:
        """Wait for the line with the address."""
        self.wait_for("Sejuk is ready at")

    @property
    def address(self) -> str:
        """Where its pages are."""
        return next(line.split()[-1] for line in self.said if "is ready at" in line)

    def status(self) -> int | None:
        """HTTP status of the first page, or nothing when nobody answers."""
        place = urlsplit(self.address)
        connection = http.client.HTTPConnection(str(place.hostname), place.port, timeout=10)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    def answers(self) -> bool:
        """Whether a page comes."""
        status = self.status()
        return status is not None and status < 500

    def child(self, words: str) -> psutil.Process:
        """The direct child whose command holds these words."""
        found = [
            child
            for child in psutil.Process(self.process.pid).children()
            if words in " ".join(child.cmdline())
        ]
        assert len(found) == 1, (words, found)
        return found[0]

    def kill(self, words: str) -> int:
        """`kill -9` one child, once it is there; gives the number it had."""
        until(lambda: self.replaced(words, 0), PATIENCE_SECONDS)
        child = self.child(words)
        child.send_signal(signal.SIGKILL)
        return child.pid

    def replaced(self, words: str, old: int) -> bool:
        """Whether a process other than that one does the work."""
        try:
            return self.child(words).pid != old
        except (AssertionError, psutil.Error):
            return False

    def end(self, number: signal.Signals) -> int:
        """Send a signal and wait; gives the exit status."""
        self.process.send_signal(number)
        status = self.process.wait(PATIENCE_SECONDS)
        self._listener.join(PATIENCE_SECONDS)
        return status


def left_of(home: Path) -> list[int]:
    """Numbers of processes that still belong to a copy."""
    found = [process.pid for process in working_in(home / "postgres" / "data", "postgres")]
    for process in psutil.process_iter():
        try:
            if process.environ().get(CHILD_MARK) == str(home) and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process.pid)
        except (psutil.Error, OSError):
            continue
    return found

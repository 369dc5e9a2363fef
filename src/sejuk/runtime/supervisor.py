"""Starting, watching and stopping everything that one copy of Sejuk is made of."""

import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import FrameType
from typing import NoReturn

from sejuk.runtime import leftovers
from sejuk.runtime.child import Child
from sejuk.runtime.database import external_url
from sejuk.runtime.environment import for_services
from sejuk.runtime.errors import LaunchError
from sejuk.runtime.home import Home
from sejuk.runtime.lock import InstanceLock
from sejuk.runtime.postgres import EmbeddedPostgres
from sejuk.runtime.processes import start_guarded
from sejuk.runtime.progress import step, tell, warn
from sejuk.runtime.readiness import answers
from sejuk.runtime.services import all_services
from sejuk.runtime.words import say

WATCH_SECONDS = 0.1
FIRST_ANSWER_SECONDS = 90.0
HOPELESS_CRASHES = 3
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopAsked(BaseException):
    """Ctrl-C or a polite signal; not an error."""


@dataclass(frozen=True)
class Listen:
    """Where the web server and the stream of changes listen."""

    host: str
    port: int
    hub_port: int

    @property
    def address(self) -> str:
        """What a person types into a browser."""
        name = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104 - only compared
        return f"http://{f'[{name}]' if ':' in name else name}:{self.port}/"


class Supervisor:
    """Runs one copy over `home` until it is asked to stop. The caller holds the instance lock."""

    def __init__(self, home: Home, listen: Listen, lock: InstanceLock, *, demo_clock: bool) -> None:
        self.home = home
        self.listen = listen
        self.children: list[Child] = []
        self._lock = lock
        self._demo_clock = demo_clock
        self._database = None if external_url() else EmbeddedPostgres(home, notice=tell)
        self._preparing: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        """Start, watch, and stop in order whatever happens. Raises LaunchError when starting fails."""
        for number in SIGNALS:
            signal.signal(number, _ask_to_stop)
        try:
            self._start()
            self._watch()
        except StopAsked:
            tell(say("stopping"))
        finally:
            for number in SIGNALS:
                signal.signal(number, signal.SIG_IGN)
            self._stop()
        tell(say("stopped"))

    def _start(self) -> None:
        leftovers.end(self.home)
        if self._database is not None:
            with step("database"):
                self._database.start()
        env = self._environment()
        with step("preparing"):
            self._prepare(env)
        services = all_services(
            self.listen.host, self.listen.port, self.listen.hub_port, demo_clock=self._demo_clock
        )
        self.children = [Child(service, env, self.home.logs) for service in services]
        with step("services"):
            for child in self.children:
                child.start()
            self._wait_for_web()
        self._lock.announce(self.listen.address)

    def _environment(self) -> Mapping[str, str]:
        database = external_url() or (self._database.url if self._database else "")
        return for_services(self.home, database, self.listen.host, self.listen.port, self.listen.hub_port)

    def _prepare(self, env: Mapping[str, str]) -> None:
        self._preparing = start_guarded([sys.executable, "-m", "sejuk.runtime.preparation"], env=env)
        if self._preparing.wait():
            raise LaunchError(say("preparing_failed"))
        self._preparing = None

    def _wait_for_web(self) -> None:
        web, deadline = self.children[0], time.monotonic() + FIRST_ANSWER_SECONDS
        while not answers(self.listen.host, self.listen.port):
            self._look_after_all()
            if web.crashes >= HOPELESS_CRASHES or time.monotonic() > deadline:
                raise LaunchError(say("web_failed", path=web.log, tail=web.tail()))
            time.sleep(WATCH_SECONDS)

    def _watch(self) -> NoReturn:
        self._say_where()
        while True:
            self._look_after_all()
            time.sleep(WATCH_SECONDS)

    def _look_after_all(self) -> None:
        if self._database is not None and not self._database.alive():
            warn(say("database_crashed", path=self._database.log))
            self._database.start()
        for child in self.children:
            self._look_after(child)

    def _look_after(self, child: Child) -> None:
        status = child.ended()
        if status is not None:
            pause = f"{child.pause:.1f}"
            warn(say("crashed", name=child.service.name, status=status, pause=pause, path=child.log))
            tell(child.tail())
        if child.due():
            child.start()

    def _say_where(self) -> None:
        tell("")
        tell(say("ready", address=self.listen.address))
        tell(self.home.greeting.read_text("utf-8"))
        # It may hold a one-time code.
        self.home.greeting.unlink()
        tell(say("how_to_stop"))

    def _stop(self) -> None:
        if self._preparing is not None and self._preparing.poll() is None:
            self._preparing.terminate()
            self._preparing.wait()
        for child in reversed(self.children):
            child.ask_to_stop()
        for child in reversed(self.children):
            child.finish()
        if self._database is not None:
            self._database.stop()


def _ask_to_stop(_number: int, _frame: FrameType | None) -> NoReturn:
    # A second Ctrl-C must not break the stopping.
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise StopAsked

"""The processes that the supervisor keeps alive."""

import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass

# Python computes in one thread of a process at a time, so a second process halves the wait for it; more
# would only wait for the database, which has the other half of two cores.
MOST_PROCESSES = 2
# Threads of each: pages wait for the database, and for slow phones that send pictures.
BLOCKING_THREADS = 8


@dataclass(frozen=True)
class Service:
    """One process: its words, how long it may take to stop, and what ends it if the supervisor is killed."""

    name: str
    command: Sequence[str]
    stop_seconds: float = 10.0
    on_parent_death: signal.Signals = signal.SIGTERM


def web(host: str, port: int) -> Service:
    """The pages, under granian's WSGI."""
    processes = min(MOST_PROCESSES, os.cpu_count() or 1)
    words = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(processes)]
    words += ["--blocking-threads", str(BLOCKING_THREADS), "--workers-kill-timeout", "5", "--no-ws"]
    return Service("web", [sys.executable, "-m", "granian", *words, "sejuk.desk.wsgi:application"])


def hub(host: str, port: int) -> Service:
    """The stream of changes; it holds no state, so it never needs patience."""
    command = [sys.executable, "-m", "sejuk.runtime.hub_server", host, str(port)]
    return Service("hub", command, stop_seconds=2.0, on_parent_death=signal.SIGKILL)


def worker() -> Service:
    """The jobs: one that does not end in time is done again by the next worker."""
    return Service("worker", [*django(), "listen"], stop_seconds=12.0)


def clock() -> Service:
    """The demo's time."""
    return Service("clock", [*django(), "demo_clock"], stop_seconds=3.0)


def django() -> list[str]:
    """The words before a management command."""
    return [sys.executable, "-m", "django"]


def all_services(host: str, port: int, hub_port: int, *, demo_clock: bool) -> list[Service]:
    """Give what runs, in the order of starting."""
    return [web(host, port), hub(host, hub_port), worker(), *([clock()] if demo_clock else [])]

"""One run of the bench, from an empty folder to its figures."""

from __future__ import annotations

import logging
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sejuk.desk.speed.copy import prepared, serving
from sejuk.runtime.home import Home, open_home

if TYPE_CHECKING:
    from sejuk.desk.speed.checks.asking import Asked
    from sejuk.engine.evaluation.figures import Figure

#: Questions of a run: below what one network may ask in an hour.
QUESTIONS = 400
#: The worker looks after the file every minute; small libraries have none.
KEPT_SECONDS = 180.0


def check_figures(checks: int) -> Iterator[Figure]:
    """Fill a throw-away library, ask at its public form over HTTP, give what was measured.

    Raises:
        LaunchError: the database or the web server does not start.
    """
    with tempfile.TemporaryDirectory(prefix="sejuk-bench-") as folder:
        home = open_home(Path(folder))
        claims = prepared(home, lambda: _fill(checks), lambda made: made)
        with serving(home) as (address, _pid):
            from sejuk.desk.speed.checks.asking import ask

            logging.getLogger("httpx2").setLevel(logging.WARNING)
            _until_kept(home)
            asked = ask(address, claims[:: max(1, len(claims) // QUESTIONS)][:QUESTIONS])
        yield from figures_of(asked, checks)


def _until_kept(home: Home) -> None:
    """Wait for the worker's file of the index, as every library but a brand-new one has it."""
    deadline = time.monotonic() + KEPT_SECONDS
    while not any((home.path / "library").glob("claims-*.arrow")) and time.monotonic() < deadline:
        time.sleep(1)


def _fill(checks: int) -> list[str]:
    from sejuk.desk.speed.checks.filling import fill

    return fill(checks)


def figures_of(asked: Asked, checks: int) -> Iterator[Figure]:
    """The first answer after the start, the usual and the slow ones, and what went wrong."""
    from importlib.metadata import version

    from sejuk.engine.evaluation.figures import Figure

    protocol = (
        f"{len(asked.taken) + 1} claims, retold, one after another at /cek/ over HTTP; client, web, jobs and "
        "database on one machine"
    )
    detail: dict[str, object] = {
        "versions": {"django": version("django"), "granian": version("granian")},
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "found": asked.found,
        "wrong": sorted(set(asked.wrong)),
    }
    ordered = sorted(asked.taken)
    named = (
        ("check_first_answer_milliseconds", 1000 * asked.first),
        ("check_answer_milliseconds_p50", 1000 * ordered[len(ordered) // 2]),
        ("check_answer_milliseconds_p95", 1000 * ordered[max(0, len(ordered) * 95 // 100 - 1)]),
        ("check_errors", len(asked.wrong)),
    )
    for measure, value in named:
        yield Figure("check", measure, value, f"{checks:,} fact-checks", protocol, detail)

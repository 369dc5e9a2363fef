"""One run of the bench, from an empty folder to its figures."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sejuk.desk.speed.circumstances import ON_ONE_MACHINE, circumstances, quantile
from sejuk.desk.speed.copy import a_copy, prepared
from sejuk.runtime.home import Home

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
    with a_copy(lambda home: prepared(home, lambda: _fill(checks), lambda made: made)) as copy:
        from sejuk.desk.speed.checks.asking import ask

        claims = copy.made
        _until_kept(copy.home)
        asked = ask(copy.address, claims[:: max(1, len(claims) // QUESTIONS)][:QUESTIONS])
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
    from sejuk.engine.evaluation.figures import Figure

    questions = len(asked.taken) + 1
    protocol = f"{questions} claims, retold, one after another at /cek/ over HTTP; {ON_ONE_MACHINE}"
    detail = circumstances() | {"found": asked.found, "wrong": sorted(set(asked.wrong))}
    named = (
        ("check_first_answer_milliseconds", 1000 * asked.first),
        ("check_answer_milliseconds_p50", 1000 * quantile(asked.taken, 0.5)),
        ("check_answer_milliseconds_p95", 1000 * quantile(asked.taken, 0.95)),
        ("check_errors", len(asked.wrong)),
    )
    for measure, value in named:
        yield Figure("check", measure, value, f"{checks:,} fact-checks", protocol, detail)

"""One run of the bench, from an empty folder to its figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sejuk.desk.speed.copy import a_copy, filled
from sejuk.desk.speed.effort import processor_seconds
from sejuk.desk.speed.size import Size

if TYPE_CHECKING:
    from sejuk.engine.evaluation.figures import Figure


def desk_figures(size: Size, people: int, seconds: float) -> Iterator[Figure]:
    """Fill a throw-away office, let people work in it, give what was measured.

    Raises:
        LaunchError: the database or the web server does not start.
    """
    with a_copy(lambda home: filled(home, size, people)) as copy:
        # Only now is Django set up, which the models below need.
        from sejuk.desk.speed.acting import act
        from sejuk.desk.speed.figures import figures

        before = processor_seconds(copy.pid)
        times = act(copy.address, copy.made, seconds)
        spent = processor_seconds(copy.pid) - before
    yield from figures(times, size, people, seconds, spent)

"""One run of the bench, from an empty folder to its figures."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sejuk.desk.speed.copy import filled, serving
from sejuk.desk.speed.effort import processor_seconds
from sejuk.desk.speed.size import Size
from sejuk.runtime.home import open_home

if TYPE_CHECKING:
    from sejuk.engine.evaluation.figures import Figure


def desk_figures(size: Size, people: int, seconds: float) -> Iterator[Figure]:
    """Fill a throw-away office, let people work in it, give what was measured.

    Raises:
        LaunchError: the database or the web server does not start.
    """
    with tempfile.TemporaryDirectory(prefix="sejuk-bench-") as folder:
        home = open_home(Path(folder))
        workers = filled(home, size, people)
        with serving(home) as (address, pid):
            # Only now is Django set up, which the models below need.
            from sejuk.desk.speed.acting import act
            from sejuk.desk.speed.figures import figures

            # It would name every request.
            logging.getLogger("httpx2").setLevel(logging.WARNING)
            before = processor_seconds(pid)
            times = act(address, workers, seconds)
            spent = processor_seconds(pid) - before
        yield from figures(times, size, people, seconds, spent)

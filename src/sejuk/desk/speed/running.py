"""One run of the bench, from an empty folder to its figures."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sejuk.desk.speed.copy import filled, serving
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
        with serving(home) as address:
            # Only now is Django set up, which the models below need.
            from sejuk.desk.speed.acting import act
            from sejuk.desk.speed.figures import figures

            times = act(address, workers, seconds)
        yield from figures(times, size, people, seconds)

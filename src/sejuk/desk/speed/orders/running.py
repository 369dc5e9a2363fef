"""One run of the bench, from an empty folder to its figures."""

from __future__ import annotations

import logging
import os
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sejuk.desk.speed.copy import prepared, serving
from sejuk.desk.speed.orders.size import TreeSize
from sejuk.runtime.home import open_home

if TYPE_CHECKING:
    from sejuk.desk.speed.orders.acting import Measured
    from sejuk.desk.speed.orders.filling import Filled
    from sejuk.engine.evaluation.figures import Figure


def directive_figures(size: TreeSize, per_minute: int) -> Iterator[Figure]:
    """Fill a throw-away office, send one directive over HTTP, let units answer, give what was measured.

    Raises:
        LaunchError: the database or the web server does not start.
    """
    with tempfile.TemporaryDirectory(prefix="sejuk-bench-") as folder:
        home = open_home(Path(folder))
        filled = prepared(home, lambda: _fill(size), lambda made: made)
        with serving(home) as (address, pid):
            from sejuk.desk.speed.orders.acting import act

            logging.getLogger("httpx2").setLevel(logging.WARNING)
            measured = act(address, pid, filled, per_minute)
        yield from figures_of(measured, size, per_minute)


def _fill(size: TreeSize) -> Filled:
    from sejuk.desk.speed.orders.filling import fill

    return fill(size)


def figures_of(measured: Measured, size: TreeSize, per_minute: int) -> Iterator[Figure]:
    """One figure for sending, each page, all acknowledgements, the slowest twentieth, and what went wrong."""
    from importlib.metadata import version

    from sejuk.engine.evaluation.figures import Figure

    protocol = "over HTTP, sessions made beforehand; client, web, jobs and database on one machine"
    detail: dict[str, object] = {
        "versions": {"django": version("django"), "granian": version("granian")},
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }
    pace = f"{per_minute:,} acknowledgements, one unit each, evenly over a minute; {protocol}"
    ordered = sorted(measured.acknowledged)
    named = (
        ("directive_sent_seconds", measured.sent, f"one directive sent to {size.units:,} units; {protocol}"),
        ("directive_tree_seconds", statistics.median(measured.tree), f"the tree's first level; {protocol}"),
        ("directive_branch_seconds", statistics.median(measured.branch), f"one branch; {protocol}"),
        ("directive_acknowledged_seconds", measured.whole, pace),
        ("directive_acknowledgement_seconds_p95", ordered[max(0, len(ordered) * 95 // 100 - 1)], pace),
        ("directive_processor_milliseconds_an_acknowledgement", 1000 * measured.spent / len(ordered), pace),
        ("directive_tree_after_seconds", statistics.median(measured.tree_after), f"afterwards; {protocol}"),
        ("directive_errors", len(measured.wrong), pace),
    )
    for measure, value, how in named:
        yield Figure(
            "directives", measure, value, str(size), how, {**detail, "wrong": sorted(set(measured.wrong))}
        )

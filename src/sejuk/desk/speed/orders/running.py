"""One run of the bench, from an empty folder to its figures."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sejuk.desk.speed.circumstances import ON_ONE_MACHINE, circumstances, quantile
from sejuk.desk.speed.copy import a_copy, prepared
from sejuk.desk.speed.orders.size import TreeSize

if TYPE_CHECKING:
    from sejuk.desk.speed.orders.acting import Measured
    from sejuk.desk.speed.orders.filling import Filled
    from sejuk.engine.evaluation.figures import Figure


def directive_figures(size: TreeSize, per_minute: int) -> Iterator[Figure]:
    """Fill a throw-away office, send one directive over HTTP, let units answer, give what was measured.

    Raises:
        LaunchError: the database or the web server does not start.
    """
    with a_copy(lambda home: prepared(home, lambda: _fill(size), lambda made: made)) as copy:
        from sejuk.desk.speed.orders.acting import act

        measured = act(copy.address, copy.pid, copy.made, per_minute)
    yield from figures_of(measured, size, per_minute)


def _fill(size: TreeSize) -> Filled:
    from sejuk.desk.speed.orders.filling import fill

    return fill(size)


def figures_of(measured: Measured, size: TreeSize, per_minute: int) -> Iterator[Figure]:
    """One figure for sending, each page, all acknowledgements, the slowest twentieth, and what went wrong."""
    from sejuk.engine.evaluation.figures import Figure

    protocol = f"over HTTP, sessions made beforehand; {ON_ONE_MACHINE}"
    detail = circumstances()
    pace = f"{per_minute:,} acknowledgements, one unit each, evenly over a minute; {protocol}"
    each = measured.spent / len(measured.acknowledged)
    named = (
        ("directive_sent_seconds", measured.sent, f"one directive sent to {size.units:,} units; {protocol}"),
        ("directive_tree_seconds", statistics.median(measured.tree), f"the tree's first level; {protocol}"),
        ("directive_branch_seconds", statistics.median(measured.branch), f"one branch; {protocol}"),
        ("directive_acknowledged_seconds", measured.whole, pace),
        ("directive_acknowledgement_seconds_p95", quantile(measured.acknowledged, 0.95), pace),
        ("directive_processor_milliseconds_an_acknowledgement", 1000 * each, pace),
        ("directive_tree_after_seconds", statistics.median(measured.tree_after), f"afterwards; {protocol}"),
        ("directive_errors", len(measured.wrong), pace),
    )
    for measure, value, how in named:
        yield Figure(
            "directives", measure, value, str(size), how, {**detail, "wrong": sorted(set(measured.wrong))}
        )

"""The rosters' own job. It carries no argument but the tick.

Without ``lock``: each roster is held while its shifts are made, and a job that died with its worker must not
keep the next from running.
"""

from __future__ import annotations

from procrastinate.contrib.django import app

from sejuk.desk import clock
from sejuk.desk.duty.rostering import generating, swapping, warning


@app.periodic(cron="*/5 * * * *")
@app.task(name="duty.keep_rosters", queueing_lock="keep_rosters")
def keep_rosters(timestamp: int) -> None:
    """Make what is due, end what lapsed, forget what is long over; what is left undone is still due."""
    at = clock.now()
    generating.make_all(at)
    swapping.lapse(at)
    generating.forget(at)


@app.periodic(cron="7 * * * *")
@app.task(name="duty.warn_of_gaps", queueing_lock="warn_of_gaps")
def warn_of_gaps(timestamp: int) -> None:
    """Tell heads what the coming week lacks, each thing once."""
    warning.warn(clock.now())

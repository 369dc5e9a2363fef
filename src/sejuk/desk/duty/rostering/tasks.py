"""The rosters' own job. It carries no argument but the tick.

Without ``lock``: each roster is held while its shifts are made, and a job that died with its worker must not
keep the next from running.
"""

from __future__ import annotations

from procrastinate.contrib.django import app

from sejuk.desk import clock
from sejuk.desk.duty.rostering import generating, swapping


@app.periodic(cron="*/5 * * * *")
@app.task(name="duty.keep_rosters", queueing_lock="keep_rosters")
def keep_rosters(timestamp: int) -> None:
    """Make what is due, end what lapsed, forget what is long over; what is left undone is still due."""
    at = clock.now()
    generating.make_all(at)
    swapping.lapse(at)
    generating.forget(at)

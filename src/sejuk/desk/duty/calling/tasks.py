"""The calls' own job. It carries no argument but the tick.

Without ``lock``: each call is held while its step is made, and a job that died with its worker must not keep
the next from running.
"""

from __future__ import annotations

from procrastinate.contrib.django import app

from sejuk.desk import clock
from sejuk.desk.duty.calling import ticking


@app.periodic(cron="* * * * * */10")
@app.task(name="duty.call", queueing_lock="duty_call")
def call(timestamp: int) -> None:
    """Begin calls, go on with them, stop those that were answered; what is left undone is still due."""
    ticking.tick(clock.now())

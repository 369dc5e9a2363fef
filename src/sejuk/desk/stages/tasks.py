"""The jobs of this room, where Procrastinate looks for them."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sejuk.desk import clock
from sejuk.desk.stages.plan import reminding


@app.periodic(cron="*/5 * * * *")
@app.task(name="stages.remind_of_plan", queueing_lock="remind_of_plan")
def remind_of_plan(timestamp: int) -> None:
    """Mail who has to make something that is due; what failed waits for the next tick, at most six times."""
    reminding.remind(clock.now())

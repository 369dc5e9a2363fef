"""The jobs of this room."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sejuk.desk.responses.services.outdating import mark_outdated


@app.periodic(cron="* * * * * */20")
@app.task(name="responses.tick", queueing_lock="responses_tick")
def tick(timestamp: int) -> None:
    """Mark what tells a verdict that was corrected since."""
    mark_outdated()

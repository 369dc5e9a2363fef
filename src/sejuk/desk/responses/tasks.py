"""The jobs of this room."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sejuk.desk.responses.services.forgetting import forget_notes
from sejuk.desk.responses.services.outdating import mark_outdated


@app.periodic(cron="* * * * * */20")
@app.task(name="responses.tick", queueing_lock="responses_tick")
def tick(timestamp: int) -> None:
    """Mark what tells a verdict that was corrected since; forget old notes."""
    mark_outdated()
    forget_notes()

"""The jobs of this room, where Procrastinate looks for them."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sejuk.desk import clock
from sejuk.desk.engagements import erasing, owing


@app.periodic(cron="* * * * *")
@app.task(name="engagements.tick", queueing_lock="engagements_tick")
def tick(timestamp: int) -> None:
    """Mark and mail what is late; what is left undone is still due at the next minute."""
    owing.tick(clock.now())


@app.periodic(cron="17 * * * *")
@app.task(name="engagements.erase", queueing_lock="engagements_erase")
def erase(timestamp: int) -> None:
    """Erase contacts, links and words whose time is over."""
    erasing.erase(clock.now())

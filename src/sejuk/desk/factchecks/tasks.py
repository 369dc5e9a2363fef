"""The jobs: they carry keys only. Twice is once: a review that comes again changes nothing."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sejuk.desk import clock
from sejuk.desk.factchecks.matching import offering
from sejuk.desk.factchecks.services import importing
from sejuk.desk.listening.tasks import enqueue


@app.periodic(cron="* * * * *")
@app.task(name="factchecks.tick", queueing_lock="factchecks_tick")
def tick(timestamp: int) -> None:
    """Enqueue the subscriptions that are due, and the look after the index."""
    for pk in importing.due(clock.now()):
        enqueue(pull, f"subscription:{pk}", pk=pk)
    enqueue(index, "library-index")


@app.task(name="factchecks.index")
def index() -> None:
    """Keep the worker's index current, and with it the file from which other processes start."""
    offering.INDEX.refresh()


@app.task(name="factchecks.pull")
def pull(pk: int) -> None:
    """Visit one subscription."""
    importing.pull(pk)

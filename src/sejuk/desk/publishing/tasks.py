"""The jobs: they carry keys only, and may run twice. One job serves one outlet for a few seconds."""

from __future__ import annotations

from collections.abc import Iterable

from procrastinate.contrib.django import app

from sejuk.desk import clock
from sejuk.desk.listening.tasks import enqueue
from sejuk.desk.publishing.services import working
from sejuk.desk.publishing.subscribing.asking import expire

#: Seconds between two looks at what is due, real time.
TICK = "*/5"


@app.periodic(cron=f"* * * * * {TICK}")
@app.task(name="publishing.tick", queueing_lock="publishing_tick")
def tick(timestamp: int) -> None:
    """Settle what dead runs left, and enqueue what is due."""
    at = clock.now()
    working.settle_dead(at)
    wake(working.due_outlets(at))


@app.task(name="publishing.work")
def work(outlet_id: int) -> None:
    """Publish for a while; what is left goes with the next job of its outlet."""
    working.work(outlet_id)
    if outlet_id in working.due_outlets(clock.now()):
        wake([outlet_id])


@app.periodic(cron="23 * * * *")
@app.task(name="publishing.expire", queueing_lock="publishing_expire")
def forget(timestamp: int) -> None:
    """Forget who never confirmed."""
    expire(clock.now())


def wake(outlets: Iterable[int]) -> None:
    """Let outlets work soon; part of the transaction that gave them something to do."""
    for outlet in outlets:
        enqueue(work, f"publishing:{outlet}", outlet_id=outlet)

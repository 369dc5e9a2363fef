"""The jobs: they carry the name of a channel and nothing else. One job sends many messages."""

from __future__ import annotations

from collections.abc import Iterable

from procrastinate.contrib.django import app

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.delivery.channels.telegram import is_on
from sejuk.desk.delivery.linking.polling import poll
from sejuk.desk.delivery.models import Channel
from sejuk.desk.delivery.services import sending
from sejuk.desk.listening.tasks import enqueue

#: Seconds between two looks at what is due, real time.
TICK = "*/5"


@app.periodic(cron=f"* * * * * {TICK}")
@app.task(name="delivery.tick", queueing_lock="delivery_tick")
def tick(timestamp: int) -> None:
    """Settle what dead runs left, and enqueue what is due."""
    at = clock.now()
    if lost := sending.settle_lost(at):
        record(None, "messages.lost", "message", "", count=lost)
    wake(channel for channel in Channel.values if sending.is_due(channel, at))


@app.periodic(cron=f"* * * * * {TICK}")
@app.task(name="delivery.read_bot", queueing_lock="delivery_bot", lock="delivery_bot")
def read_bot(timestamp: int) -> None:
    """Read the bot's post, where the office has a bot."""
    if is_on():
        poll()


@app.task(name="delivery.deliver")
def deliver(channel: str) -> None:
    """Send for a while; what is left goes with the next job of its kind."""
    sending.deliver(channel)
    if sending.is_due(channel, clock.now()):
        wake([channel])


def wake(channels: Iterable[str]) -> None:
    """Let the channels send soon; part of the transaction that gave them something to send."""
    for channel in channels:
        enqueue(deliver, f"delivery:{channel}", channel=channel)

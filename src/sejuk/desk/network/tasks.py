"""The jobs: they carry keys only, and may run twice."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sejuk.desk import clock
from sejuk.desk.listening.tasks import enqueue
from sejuk.desk.network.accounts.checking import check_due, due_accounts
from sejuk.desk.network.broadcasts.picturing import erase_ended
from sejuk.desk.network.broadcasts.retracting import corrected_since, take_back_corrected
from sejuk.desk.network.broadcasts.sending import hand_over as hand_over_broadcast
from sejuk.desk.network.broadcasts.sending import left_to_hand_over


@app.periodic(cron="* * * * * */20")
@app.task(name="network.tick", queueing_lock="network_tick")
def tick(timestamp: int) -> None:
    """Hand over what a killed worker left, take back what was corrected, erase what ended, look around."""
    for pk in left_to_hand_over():
        hand_over_soon(pk)
    for pk in corrected_since():
        enqueue(take_back, f"retraction:{pk}", broadcast_id=pk)
    erase_ended(clock.now())
    if due_accounts(clock.now()).exists():
        enqueue(check_accounts, "network:accounts")


@app.task(name="network.hand_over")
def hand_over(broadcast_id: int) -> None:
    """Queue the messages of one broadcast."""
    hand_over_broadcast(broadcast_id)


@app.task(name="network.take_back")
def take_back(broadcast_id: int) -> None:
    """Take back one broadcast whose verdict was corrected."""
    take_back_corrected(broadcast_id)


@app.task(name="network.check_accounts")
def check_accounts() -> None:
    """Look at the official accounts that nobody looked at lately."""
    check_due(clock.now())


def hand_over_soon(pk: int) -> None:
    """Let a broadcast go; part of the transaction that decided it."""
    enqueue(hand_over, f"broadcast:{pk}", broadcast_id=pk)

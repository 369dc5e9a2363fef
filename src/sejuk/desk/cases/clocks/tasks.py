"""The clocks' own job. It carries no argument but the tick.

Without Procrastinate's ``lock``: each row is held while something is done to it, and a job that died with its
worker must not keep the next from running. A turn ends with its holder.
"""

from __future__ import annotations

from procrastinate.contrib.django import app

from sejuk.desk import clock
from sejuk.desk.cases.clocks import mailing, ticking
from sejuk.desk.cases.queueing.leasing import forget
from sejuk.desk.cases.telling.mailing import mail_notices
from sejuk.desk.shell.turns import turn


@app.periodic(cron="* * * * * */10")
@app.task(name="cases.tick_clocks", queueing_lock="tick_clocks")
def tick_clocks(timestamp: int) -> None:
    """Let clocks warn, be late and escalate, mail who has to act, forget who looked; what is left is due."""
    with turn("cases.tick_clocks") as ours:
        if ours:
            at = clock.now()
            ticking.tick(at)
            mailing.mail_notices(at)
            mail_notices(at)
            forget(at)

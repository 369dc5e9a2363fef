"""The jobs of this room. They carry no arguments but the tick; ``refresh`` runs as a chore of listening."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sejuk.desk import clock
from sejuk.desk.narratives.services import mailing


@app.periodic(cron="* * * * * */20")
@app.task(name="narratives.mail_alerts", queueing_lock="mail_alerts", lock="mail_alerts", pass_context=False)
def mail_alerts(timestamp: int) -> None:
    """Mail the alerts that wait; what failed waits for the next tick, at most six times."""
    mailing.mail_alerts(clock.now())

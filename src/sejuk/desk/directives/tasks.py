"""The jobs of this room. They carry no argument but the tick."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sejuk.desk import clock
from sejuk.desk.directives.services.mailing import mail_notices
from sejuk.desk.directives.services.reminding import remind
from sejuk.desk.shell.turns import turn


@app.periodic(cron="* * * * * */20")
@app.task(name="directives.tick", queueing_lock="directives.tick")
def tick(timestamp: int) -> None:
    """Remind who is late, and mail what is owed; what is left undone is still due at the next tick."""
    with turn("directives.tick") as ours:
        if ours:
            at = clock.now()
            remind(at)
            mail_notices(at)

"""Jobs of this part: they carry keys only. What fails is due again, or waits for a person."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sejuk.desk import clock
from sejuk.desk.cases.evidence import capturing
from sejuk.desk.listening.tasks import enqueue

#: Seconds between two looks at what is due, real time.
TICK = "*/10"


@app.periodic(cron=f"* * * * * {TICK}")
@app.task(name="cases.evidence_tick", queueing_lock="evidence_tick")
def tick(timestamp: int) -> None:
    """Enqueue captures that are due."""
    for pk in capturing.due(clock.now()):
        enqueue(capture, f"evidence:{pk}", evidence_id=pk)


@app.task(name="cases.capture")
def capture(evidence_id: int) -> None:
    """Capture one page."""
    capturing.capture(evidence_id)

"""The jobs of this room; what is left undone is still due at the next tick."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sejuk.desk import clock
from sejuk.desk.review import lapsing, rolling


@app.periodic(cron="* * * * * */30")
@app.task(name="review.roll_up", queueing_lock="review_roll_up")
def roll_up(timestamp: int) -> None:
    """Put days together whose hour has come."""
    rolling.tick(clock.now())


@app.periodic(cron="37 * * * *")
@app.task(name="review.lapse", queueing_lock="review_lapse")
def lapse(timestamp: int) -> None:
    """End complaints that nobody answered in time."""
    lapsing.lapse(clock.now().date())

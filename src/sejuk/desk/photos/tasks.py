"""The job of this room; what is left undone is still due at the next tick."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sejuk.desk import clock
from sejuk.desk.photos.ending import erase_ended


@app.periodic(cron="*/10 * * * *")
@app.task(name="photos.erase_ended", queueing_lock="photos_erase_ended")
def erase_photos(timestamp: int) -> None:
    """Erase photos at their stated end."""
    erase_ended(clock.now())

"""Move the demo's clock. It stands still while nobody runs it, so the next start goes on where it stopped."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from django.db.models import F

from sejuk.desk.demo.models import DemoClock

#: Real seconds between moves.
STEP = 1.0


def advance(real_seconds: float) -> None:
    """Add ``real_seconds`` times the clock's speed; one statement, so two clocks cannot tear it."""
    DemoClock.objects.update(now=F("now") + real_seconds * F("speed") * timedelta(seconds=1))


def run(stopped: Callable[[], bool]) -> None:
    """Tick until told to stop. A long sleep of the machine counts as one step, not as hours of news."""
    last = time.monotonic()
    while not stopped():
        time.sleep(STEP)
        elapsed = min(time.monotonic() - last, 5 * STEP)
        last = time.monotonic()
        advance(elapsed)

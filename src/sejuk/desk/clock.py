"""The desk's time. In a real office it is the clock on the wall; in the demo it is the world's clock."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The present moment, aware, in UTC. Domain code asks here, never the wall clock."""
    if settings.DEMO:
        return _simulated() or timezone.now()
    return timezone.now()


def _simulated() -> datetime | None:
    row = _clock_model().objects.values_list("now", flat=True).first()
    return row if isinstance(row, datetime) else None


@cache
def _clock_model():  # type: ignore[no-untyped-def]
    from sejuk.desk.demo.models import DemoClock

    return DemoClock

"""The desk's time. In a real office it is the clock on the wall; in the demo it is the world's clock."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The present moment, aware, in UTC. Domain code asks here, never the wall clock."""
    if settings.DEMO:
        return _simulated() or timezone.now()
    return timezone.now()


def _simulated() -> datetime | None:
    # Imported late: models load after this module, and a real office never needs it.
    from sejuk.desk.demo.models import DemoClock

    return DemoClock.objects.values_list("now", flat=True).first()

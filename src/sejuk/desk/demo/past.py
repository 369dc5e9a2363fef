"""Listen to every source of the demo up to a moment of its past."""

from __future__ import annotations

from datetime import datetime

from sejuk.desk.listening.models import Source
from sejuk.desk.listening.services.fetching import fetch_now


def listen_to_all(until: datetime) -> None:
    """Fetch each source once, as the worker would have at ``until``."""
    for source in Source.objects.filter(connector="world").order_by("pk"):
        fetch_now(source.pk, until)

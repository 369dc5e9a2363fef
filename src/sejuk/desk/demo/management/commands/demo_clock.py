"""The demo's clock process."""

from __future__ import annotations

import signal
from typing import Any

from django.core.management.base import BaseCommand

from sejuk.desk.demo import ticking


class Command(BaseCommand):
    """Moves the demo's time until stopped."""

    help = "Jalankan jam dunia contoh."

    def handle(self, *args: Any, **options: Any) -> None:
        """Tick until SIGTERM or Ctrl-C."""
        stop = False

        def asked(*_: object) -> None:
            nonlocal stop
            stop = True

        signal.signal(signal.SIGTERM, asked)
        signal.signal(signal.SIGINT, asked)
        ticking.run(lambda: stop)

"""Load the demo world."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from sejuk.desk.demo.loading import load
from sejuk.desk.demo.models import DemoClock
from sejuk.desk.organisation.models import Office
from sejuk.world import SIZES


class Command(BaseCommand):
    """Loads the fictional country and its past; goes on where an earlier load stopped."""

    help = "Muat dunia contoh."

    def add_arguments(self, parser: CommandParser) -> None:
        """Seed, size and speed of the world."""
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--size", choices=sorted(SIZES), default=settings.DEMO_SIZE)
        parser.add_argument("--speed", type=float, default=60.0, help="simulated seconds a second")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse where a real office works; otherwise load."""
        if Office.objects.exists() and not DemoClock.objects.exists():
            raise CommandError(
                _("Di sini sudah ada kantor sungguhan. Dunia contoh perlu basis data yang kosong.")
            )
        load(options["seed"], options["size"], options["speed"], self._report)

    def _report(self, start: datetime, now: datetime, end: datetime) -> None:
        done, days = (now - start).days, (end - start).days
        if sys.stderr.isatty():
            self.stderr.write(f"\r  {done}/{days}", ending="" if done < days else "\n")
            self.stderr.flush()

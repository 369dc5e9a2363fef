"""``listen``: the worker that fetches, imports and does the desk's chores."""

from __future__ import annotations

import asyncio
import os
from typing import Any

from django.core.management.base import BaseCommand

from sejuk.desk.listening.quiet import quiet
from sejuk.desk.listening.working import work

#: See nice(2): a job gets about a tenth of a full processor that pages want too.
NICENESS = 10


class Command(BaseCommand):
    """Does jobs until SIGTERM. Any number may run at once."""

    help = "Fetch sources, import files and do the desk's chores until told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until SIGTERM or SIGINT."""
        quiet()
        # People who wait for a page come before jobs where both want the processor.
        os.nice(NICENESS)
        asyncio.run(work())

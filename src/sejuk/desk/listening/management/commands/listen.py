"""``listen``: the worker that fetches, imports and does the desk's chores."""

from __future__ import annotations

import asyncio
from typing import Any

from django.core.management.base import BaseCommand

from sejuk.desk.listening.quiet import quiet
from sejuk.desk.listening.working import work


class Command(BaseCommand):
    """Does jobs until SIGTERM. Any number may run at once."""

    help = "Fetch sources, import files and do the desk's chores until told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until SIGTERM or SIGINT."""
        quiet()
        asyncio.run(work())

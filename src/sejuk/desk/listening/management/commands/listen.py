"""``listen``: the worker that fetches, imports and does the desk's chores."""

from __future__ import annotations

import asyncio
import contextlib
import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from sejuk.desk.listening.quiet import quiet
from sejuk.desk.listening.working import work

#: See nice(2): a job gets about a tenth of a full processor that pages want too.
NICENESS = 10
_AUTOGROUP = Path("/proc/self/autogroup")


class Command(BaseCommand):
    """Does jobs until SIGTERM. Any number may run at once."""

    help = "Fetch sources, import files and do the desk's chores until told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until SIGTERM or SIGINT."""
        quiet()
        _stand_back()
        asyncio.run(work())


def _stand_back() -> None:
    """Let people who wait for a page come before jobs where both want the processor.

    Linux may share the processor among sessions first, and every service is a session of its own: then only
    the session's own value counts (sched(7), the autogroup feature).
    """
    os.nice(NICENESS)
    with contextlib.suppress(OSError):
        _AUTOGROUP.write_text(str(NICENESS))

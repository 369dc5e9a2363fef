"""Print a new one-time code for the first-run page."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from sejuk.desk.organisation.setup_code import setup_code


class Command(BaseCommand):
    """Prints the code and nothing else; prints nothing where there is an office already."""

    help = "Print a new one-time code for the first-run page."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the code."""
        code = setup_code()
        if code is not None:
            self.stdout.write(code)

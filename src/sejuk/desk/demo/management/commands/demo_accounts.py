"""Print the demo's logins."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from sejuk.desk.demo.accounts import PASSWORD, lines


class Command(BaseCommand):
    """Prints role, e-mail and unit of each demo account."""

    help = "Tampilkan akun dunia contoh."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a table; nothing outside the demo."""
        if not settings.DEMO:
            return
        self.stdout.write(_("Akun contoh (kata sandi semuanya: %(password)s)") % {"password": PASSWORD})
        for role, email, unit in lines():
            self.stdout.write(f"  {role:<16} {email:<52} {unit}")

"""The room of the content bank."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BankConfig(AppConfig):
    """Registers the room's pages and what waits in it."""

    name = "sejuk.desk.bank"
    label = "bank"
    verbose_name = _("Bank konten")

    def ready(self) -> None:
        """Register the pages."""
        from sejuk.desk.bank.pages import register_pages

        register_pages()

"""The room of duty."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DutyConfig(AppConfig):
    """Registers the room's pages and actions."""

    name = "sejuk.desk.duty"
    label = "duty"
    verbose_name = _("Piket")

    def ready(self) -> None:
        """Register the pages."""
        from sejuk.desk.duty import pages

        pages.register_pages()

"""The room of the library."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FactChecksConfig(AppConfig):
    """Registers the room's pages and what waits in it."""

    name = "sejuk.desk.factchecks"
    label = "factchecks"
    verbose_name = _("Pustaka cek fakta")

    def ready(self) -> None:
        """Register the pages; hear what is published."""
        from sejuk.desk.factchecks.hearing import listen
        from sejuk.desk.factchecks.pages import register_pages

        register_pages()
        listen()

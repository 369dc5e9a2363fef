"""The room of the public pages."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Registers the front page for whoever is not logged in, and the way to it for members."""

    name = "sejuk.desk.portal"
    label = "portal"
    verbose_name = _("Situs publik")

    def ready(self) -> None:
        """Register the pages."""
        from sejuk.desk.portal.pages import register_pages

        register_pages()

"""The room of responses."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResponsesConfig(AppConfig):
    """Registers the room's pages, what waits in it, and its part of a case's page."""

    name = "sejuk.desk.responses"
    label = "responses"
    verbose_name = _("Tanggapan")

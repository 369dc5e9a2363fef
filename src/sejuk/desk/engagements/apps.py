"""The room of engagements."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EngagementsConfig(AppConfig):
    """Registers the room's pages and actions."""

    name = "sejuk.desk.engagements"
    label = "engagements"
    verbose_name = _("Pertemuan")

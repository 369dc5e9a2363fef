"""The room of stages."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StagesConfig(AppConfig):
    """Registers the room's pages and actions."""

    name = "sejuk.desk.stages"
    label = "stages"
    verbose_name = _("Tahapan")

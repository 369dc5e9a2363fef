"""The room of forms that wait for a line."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfflineConfig(AppConfig):
    """Carries the scripts, the part of a page that shows what waits, and their words."""

    name = "sejuk.desk.offline"
    label = "offline"
    verbose_name = _("Tanpa sinyal")

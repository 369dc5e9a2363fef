"""The room of network."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    """Registers the room's pages and actions."""

    name = "sejuk.desk.network"
    label = "network"
    verbose_name = _("Jejaring")

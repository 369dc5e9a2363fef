"""The room of delivery."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliveryConfig(AppConfig):
    """Registers the room's pages and actions."""

    name = "sejuk.desk.delivery"
    label = "delivery"
    verbose_name = _("Pengiriman")

"""The room of bank."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BankConfig(AppConfig):
    """Registers the room's pages and actions."""

    name = "sejuk.desk.bank"
    label = "bank"
    verbose_name = _("Bank konten")

"""The room of review."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    """Registers the room's pages and actions."""

    name = "sejuk.desk.review"
    label = "review"
    verbose_name = _("Laporan giat")

"""The room of cases."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    """Puts the queue into the navigation."""

    name = "sejuk.desk.cases"
    label = "cases"
    verbose_name = _("Kasus")

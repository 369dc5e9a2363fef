"""The room of directives."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectivesConfig(AppConfig):
    """Registers the room's pages and actions."""

    name = "sejuk.desk.directives"
    label = "directives"
    verbose_name = _("Arahan")

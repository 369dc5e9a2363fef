"""The room of photos."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PhotosConfig(AppConfig):
    """Registers the room's pages and actions."""

    name = "sejuk.desk.photos"
    label = "photos"
    verbose_name = _("Foto")

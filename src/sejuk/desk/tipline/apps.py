"""The room of the tip-line's bot."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TipLineConfig(AppConfig):
    """Registers what hears the bot's post."""

    name = "sejuk.desk.tipline"
    label = "tipline"
    verbose_name = _("Saluran aduan Telegram")

    def ready(self) -> None:
        """Hear what people write to the office's bot."""
        from sejuk.desk.delivery.linking.polling import register_listener
        from sejuk.desk.tipline.hearing import hear
        from sejuk.desk.tipline.stopping import stop

        register_listener(hear, stop)

"""The room of narratives."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NarrativesConfig(AppConfig):
    """Puts home, narratives and alerts into the navigation."""

    name = "sejuk.desk.narratives"

    def ready(self) -> None:
        """Register the pages."""
        from sejuk.desk.narratives.board.matters import alerts_that_wait
        from sejuk.desk.narratives.board.waiting import waiting_count
        from sejuk.desk.shell.matters import register as register_matters
        from sejuk.desk.shell.navigation import Entry, Group, register

        register_matters("alerts", alerts_that_wait, "alerts")
        register(Entry(_("Beranda"), "narratives:home", 10, Group.WATCH, on_phone=True))
        register(Entry(_("Narasi"), "narratives:list", 20, Group.WATCH, on_phone=True))
        register(
            Entry(
                _("Peringatan"),
                "narratives:alerts",
                30,
                Group.WATCH,
                on_phone=True,
                badge=waiting_count,
                badge_view="narratives:alert_count",
                badge_topic="alerts",
            )
        )

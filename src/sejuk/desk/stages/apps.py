"""The room of stages."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StagesConfig(AppConfig):
    """Registers the room's pages and actions."""

    name = "sejuk.desk.stages"
    label = "stages"
    verbose_name = _("Tahapan")

    def ready(self) -> None:
        """Register the pages."""
        from sejuk.desk.shell import matters
        from sejuk.desk.shell.navigation import Entry, Group, register
        from sejuk.desk.stages.matters import plan_that_waits

        register(Entry(_("Tahapan"), "stages:calendar", 40, Group.WATCH))
        register(Entry(_("Rencana konten"), "stages:plan", 20, Group.PEOPLE))
        matters.register("stages", plan_that_waits, "stages")

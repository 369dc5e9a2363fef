"""The room of directives."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectivesConfig(AppConfig):
    """Registers the room's pages and what waits in it."""

    name = "sejuk.desk.directives"
    label = "directives"
    verbose_name = _("Arahan")

    def ready(self) -> None:
        """Register the page and what waits."""
        from sejuk.desk.directives.matters import all_that_waits, unacknowledged_count
        from sejuk.desk.directives.transitions import READS
        from sejuk.desk.organisation.access import may_anywhere
        from sejuk.desk.shell import matters
        from sejuk.desk.shell.navigation import Entry, Group, register

        register(
            Entry(
                _("Arahan"),
                "directives:list",
                10,
                Group.PEOPLE,
                shows=lambda member: may_anywhere(member, READS),
                badge=unacknowledged_count,
                badge_view="directives:count",
                badge_topic="directives",
            )
        )
        matters.register("directives", all_that_waits, "directives")

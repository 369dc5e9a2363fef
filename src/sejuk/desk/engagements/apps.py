"""The room of engagements."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EngagementsConfig(AppConfig):
    """Registers the room's pages and what waits in it."""

    name = "sejuk.desk.engagements"
    label = "engagements"
    verbose_name = _("Pertemuan")

    def ready(self) -> None:
        """Put the meetings into the navigation and what is owed from them into the list of what waits."""
        from sejuk.desk.engagements.matters import all_that_waits
        from sejuk.desk.engagements.transitions import READS
        from sejuk.desk.organisation.access import may_anywhere
        from sejuk.desk.shell.matters import register as register_matters
        from sejuk.desk.shell.navigation import Entry, Group, register

        register(
            Entry(
                _("Pertemuan"), "engagements:list", 40, Group.PEOPLE,
                shows=lambda member: may_anywhere(member, READS),
            )
        )  # fmt: skip
        register_matters("engagements", all_that_waits, "engagements")

"""The room of publishing."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """Registers the room's pages and what waits in it, and hears what becomes of texts."""

    name = "sejuk.desk.publishing"
    label = "publishing"
    verbose_name = _("Saluran")

    def ready(self) -> None:
        """Put the channels into the navigation; let publications follow their texts."""
        from sejuk.desk.organisation.access import may_anywhere
        from sejuk.desk.publishing import hearing
        from sejuk.desk.publishing.matters import all_that_waits
        from sejuk.desk.publishing.of_response import part
        from sejuk.desk.publishing.transitions import CONNECTS
        from sejuk.desk.responses.parts import Part
        from sejuk.desk.responses.parts import register as register_part
        from sejuk.desk.shell.matters import register as register_matters
        from sejuk.desk.shell.navigation import Entry, Group, register

        hearing.listen()
        register_part(Part("publishing/of_response.html", part))
        register(
            Entry(
                _("Saluran"), "publishing:outlets", 45, Group.OFFICE,
                shows=lambda member: may_anywhere(member, CONNECTS),
            )
        )  # fmt: skip
        register_matters("publishing", all_that_waits, "publishing")

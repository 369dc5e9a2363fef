"""The room of kits."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KitsConfig(AppConfig):
    """Registers the room's pages and what waits in it."""

    name = "sejuk.desk.kits"
    label = "kits"
    verbose_name = _("Bahan siar")

    def ready(self) -> None:
        """Put the pages where those see them who use them."""
        from sejuk.desk.kits.matters import all_that_waits
        from sejuk.desk.kits.of_response import part
        from sejuk.desk.kits.roles import COUNTS
        from sejuk.desk.organisation.access import may_anywhere
        from sejuk.desk.organisation.services.second_person import AGREES
        from sejuk.desk.responses.parts import Part
        from sejuk.desk.responses.parts import register as register_part
        from sejuk.desk.shell.matters import register as register_matters
        from sejuk.desk.shell.navigation import Entry, Group, register

        register(
            Entry(
                _("Dibacakan dan dipasang"), "kits:airings", 45, Group.WORK,
                shows=lambda m: may_anywhere(m, COUNTS),
            )
        )  # fmt: skip
        register(
            Entry(
                _("Gaya lembaga"), "kits:look", 60, Group.OFFICE,
                shows=lambda m: may_anywhere(m, AGREES),
            )
        )  # fmt: skip
        register_part(Part("kits/of_response.html", part))
        register_matters("kits", all_that_waits, "kits")

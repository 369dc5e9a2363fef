"""The room of network."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    """Registers the room's pages and what waits in it."""

    name = "sejuk.desk.network"
    label = "network"
    verbose_name = _("Jejaring")

    def ready(self) -> None:
        """Put the pages where those see them who use them."""
        from sejuk.desk.network.access import waiting_questions
        from sejuk.desk.network.matters import all_that_waits
        from sejuk.desk.network.transitions import ANSWERS, KEEPS, READS, REGISTERS
        from sejuk.desk.organisation.access import may_anywhere
        from sejuk.desk.shell.matters import register as register_matters
        from sejuk.desk.shell.navigation import Entry, Group, register

        register(
            Entry(
                _("Mitra"), "network:partners", 60, Group.PEOPLE,
                shows=lambda m: may_anywhere(m, KEEPS),
            )
        )  # fmt: skip
        register(
            Entry(
                _("Siaran"), "network:broadcasts", 62, Group.PEOPLE,
                shows=lambda m: may_anywhere(m, READS),
            )
        )  # fmt: skip
        register(
            Entry(
                _("Pertanyaan pers"), "network:questions", 64, Group.PEOPLE,
                shows=lambda m: may_anywhere(m, ANSWERS), badge=waiting_questions,
            )
        )  # fmt: skip
        register(
            Entry(
                _("Akun resmi"), "network:accounts", 66, Group.PEOPLE,
                shows=lambda m: may_anywhere(m, REGISTERS),
            )
        )  # fmt: skip
        register_matters("network", all_that_waits, "network")

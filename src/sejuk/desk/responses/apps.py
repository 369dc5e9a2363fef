"""The room of responses."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResponsesConfig(AppConfig):
    """Registers the room's pages, what waits in it, and its part of a case's page."""

    name = "sejuk.desk.responses"
    label = "responses"
    verbose_name = _("Tanggapan")

    def ready(self) -> None:
        """Put the pages where those see them who use them."""
        from sejuk.desk.cases import parts as case_parts
        from sejuk.desk.organisation.access import may_anywhere
        from sejuk.desk.responses.access import waiting_count
        from sejuk.desk.responses.matters import all_that_waits
        from sejuk.desk.responses.of_case import part
        from sejuk.desk.responses.transitions import LISTS, READS
        from sejuk.desk.shell.matters import register as register_matters
        from sejuk.desk.shell.navigation import Entry, Group, register

        register(
            Entry(
                _("Tanggapan"), "responses:list", 36, Group.WORK,
                shows=lambda m: may_anywhere(m, READS), badge=waiting_count,
            )
        )  # fmt: skip
        register(
            Entry(
                _("Peserta pemilu"), "responses:contestants", 78, Group.OFFICE,
                shows=lambda m: may_anywhere(m, LISTS),
            )
        )  # fmt: skip
        register_matters("responses", all_that_waits, "responses")
        case_parts.register(case_parts.Part("answers", "responses/parts/of_case.html", part))

"""The room of cases."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    """Puts the queue into the navigation."""

    name = "sejuk.desk.cases"
    label = "cases"
    verbose_name = _("Kasus")

    def ready(self) -> None:
        """Register the pages."""
        from sejuk.desk.cases.matters import all_that_waits
        from sejuk.desk.cases.public.pages import register_pages
        from sejuk.desk.cases.queueing.lists import waiting_count
        from sejuk.desk.cases.transitions import READS
        from sejuk.desk.cases.verification import pages as verification
        from sejuk.desk.organisation.access import may_anywhere
        from sejuk.desk.shell.matters import register as register_matters
        from sejuk.desk.shell.navigation import Entry, Group, register

        register(
            Entry(
                _("Kasus"),
                "cases:queue",
                31,
                Group.WORK,
                on_phone=True,
                shows=lambda member: may_anywhere(member, READS),
                badge=waiting_count,
                badge_view="cases:queue_count",
                badge_topic="cases",
            )
        )
        register_pages()
        register_matters("cases", all_that_waits, "cases")
        verification.register_pages()

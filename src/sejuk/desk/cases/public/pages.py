"""The entries of reports and appeals in the navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.shell.navigation import Entry, Group, register


def register_pages() -> None:
    """Put the inboxes and the field officer's form where those see them who use them."""
    from sejuk.desk.cases.appealing.access import REVIEWS, owed_appeals
    from sejuk.desk.cases.reporting.access import waiting_reports
    from sejuk.desk.cases.services.opening import OPENS
    from sejuk.desk.cases.transitions import SORTS
    from sejuk.desk.organisation.access import may_anywhere
    from sejuk.desk.organisation.models import Role

    register(
        Entry(
            _("Laporan warga"), "cases:reports", 32, Group.WORK,
            shows=lambda m: may_anywhere(m, SORTS), badge=waiting_reports,
        )
    )  # fmt: skip
    register(
        Entry(
            _("Keberatan"), "cases:appeals", 34, Group.WORK,
            shows=lambda m: may_anywhere(m, REVIEWS), badge=owed_appeals,
        )
    )  # fmt: skip
    register(
        Entry(
            _("Lapor lapangan"), "cases:field", 36, Group.RECORD,
            shows=lambda m: may_anywhere(m, OPENS),
            on_phone_for=lambda m: may_anywhere(m, Role.FIELD_REPORTER),
        )
    )  # fmt: skip

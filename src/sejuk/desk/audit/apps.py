"""The audit chain as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """The audit chain."""

    name = "sejuk.desk.audit"

    def ready(self) -> None:
        """Put the chain into the auditors' navigation."""
        from sejuk.desk.organisation.access import may_anywhere
        from sejuk.desk.organisation.models import Role
        from sejuk.desk.shell.navigation import Entry, register

        register(
            Entry(_("Audit"), "audit", order=90, shows=lambda member: may_anywhere(member, Role.AUDITOR))
        )

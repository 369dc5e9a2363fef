"""The room of delivery."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliveryConfig(AppConfig):
    """Registers the room's pages and actions."""

    name = "sejuk.desk.delivery"
    label = "delivery"
    verbose_name = _("Pengiriman")

    def ready(self) -> None:
        """Put the list of what went wrong into the navigation of those who settle it; forget who leaves."""
        from sejuk.desk.delivery.access import unsettled_count
        from sejuk.desk.delivery.services.forgetting import forget, owner_of
        from sejuk.desk.delivery.transitions import SETTLES
        from sejuk.desk.organisation import leaving
        from sejuk.desk.organisation.access import may_anywhere
        from sejuk.desk.shell.navigation import Entry, Group, register

        leaving.register("delivery", lambda member: forget(owner_of(member)))
        register(
            Entry(
                _("Pengiriman"), "delivery:list", 90, Group.PEOPLE,
                shows=lambda member: may_anywhere(member, SETTLES), badge=unsettled_count,
            )
        )  # fmt: skip

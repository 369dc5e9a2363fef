"""The office, its institutions and members as a Django app."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """The office, its institutions and members."""

    name = "sejuk.desk.organisation"

    def ready(self) -> None:
        """Listen to logins; put this room's pages into the navigation."""
        from sejuk.desk.organisation import account_events, pages

        account_events.connect()
        pages.register_pages()

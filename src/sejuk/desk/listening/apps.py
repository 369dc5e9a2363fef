"""The room of listening."""

from django.apps import AppConfig


class ListeningConfig(AppConfig):
    """Puts sources, tips and failed jobs into the navigation."""

    name = "sejuk.desk.listening"

    def ready(self) -> None:
        """Put the room's pages into the navigation."""
        from sejuk.desk.listening.pages import register_pages

        register_pages()

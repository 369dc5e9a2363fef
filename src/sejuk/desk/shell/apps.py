"""Django's entry to the app."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """The app's name."""

    name = "sejuk.desk.shell"

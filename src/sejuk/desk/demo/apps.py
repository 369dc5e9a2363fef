"""Django's entry to the app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The app's name."""

    name = "sejuk.desk.demo"

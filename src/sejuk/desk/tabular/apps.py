"""Django's entry to the package."""

from __future__ import annotations

from django.apps import AppConfig


class TabularConfig(AppConfig):
    """The app's name: it has templates and words, and nothing in the database."""

    name = "sejuk.desk.tabular"
    label = "tabular"

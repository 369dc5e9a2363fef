"""The office, its institutions and members as a Django app."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """The office, its institutions and members."""

    name = "sejuk.desk.organisation"

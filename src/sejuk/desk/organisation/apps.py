from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "sejuk.desk.organisation"

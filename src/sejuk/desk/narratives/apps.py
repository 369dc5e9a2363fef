from django.apps import AppConfig


class NarrativesConfig(AppConfig):
    name = "sejuk.desk.narratives"

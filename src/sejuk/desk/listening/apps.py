from django.apps import AppConfig


class ListeningConfig(AppConfig):
    name = "sejuk.desk.listening"

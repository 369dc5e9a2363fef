from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "sejuk.desk.demo"

from django.apps import AppConfig


class ShellConfig(AppConfig):
    name = "sejuk.desk.shell"

"""The audit chain as a Django app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The audit chain."""

    name = "sejuk.desk.audit"

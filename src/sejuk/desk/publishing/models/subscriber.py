"""Somebody who asked for mail. Nothing is known of them but a sealed address."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from sejuk.desk.organisation.models import Unit


class Subscriber(models.Model):
    """An address that is mailed what a unit publishes, once its owner said yes by their own hand.

    ``once`` is a keyed hash that lets one address sign up once with one unit and means nothing elsewhere.
    Leaving deletes the row.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    address = models.BinaryField(editable=False)
    once = models.CharField(max_length=64, editable=False)
    language = models.CharField(max_length=2, default="id")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "once"], name="subscriber_once"),
            models.CheckConstraint(condition=~Q(address=b""), name="subscriber_has_an_address"),
        ]

    @property
    def owner(self) -> str:
        """The name under which their messages are found and forgotten."""
        return f"subscriber:{self.pk}"

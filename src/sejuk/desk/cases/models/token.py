"""Tokens for other systems of an office."""

from __future__ import annotations

from django.db import models

from sejuk.desk.organisation.models import Member, Unit


class ApiToken(models.Model):
    """A token acts for the member who made it, in one unit and below, never beyond what the member may.

    Only its SHA-256 is kept. It ends with its date, when it is withdrawn, or with the member's roles.
    """

    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="api_tokens")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    #: Whether it may open cases; reading it always may.
    may_propose = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

"""The append-only chain. The database itself links the rows and refuses to change them (triggers in 0002)."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One decision, read or query. ``hash`` covers ``previous`` and every other column."""

    sequence = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    #: The member's key, never a name; null for the system itself.
    actor = models.BigIntegerField(null=True)
    institution = models.BigIntegerField(null=True)
    action = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    subject_id = models.CharField(max_length=64)
    detail = models.JSONField(default=dict)
    previous = models.BinaryField(editable=False)
    hash = models.BinaryField(editable=False)

    class Meta:
        indexes = [models.Index(fields=["subject", "subject_id"]), models.Index(fields=["actor", "at"])]


class DailyRoot(models.Model):
    """The chain's last hash of a day (UTC), for outside observers to keep."""

    day = models.DateField(primary_key=True)
    last_sequence = models.BigIntegerField()
    root = models.BinaryField()

"""The append-only chain. PostgreSQL itself links the rows and refuses to change them.

The tables are made by hand in the migrations (``managed = False``): their guards belong to them, and Django's
``flush`` leaves them alone.
"""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One decision, read or query. The database gives its place and time in the chain."""

    sequence = models.BigAutoField(primary_key=True)
    #: The desk's time (the world's, in the demo).
    at = models.DateTimeField()
    #: The database's own time, so that nobody who writes through SQL can back-date.
    written_at = models.DateTimeField(editable=False)
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
        managed = False
        db_table = "audit_entry"
        ordering = ["sequence"]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action}"


class DailyRoot(models.Model):
    """The chain's last hash at the end of a day (UTC), for outside observers to keep."""

    day = models.DateField(primary_key=True)
    last_sequence = models.BigIntegerField()
    root = models.BinaryField()

    class Meta:
        managed = False
        db_table = "audit_dailyroot"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.root_hex}"

    @property
    def root_hex(self) -> str:
        """The root as people copy it."""
        return bytes(self.root).hex()

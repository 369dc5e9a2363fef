"""How a source is doing."""

from __future__ import annotations

from django.db import models

from sejuk.desk.listening.models.source import Source


class SourceHealth(models.Model):
    """What the next fetch needs and what the last ones brought."""

    source = models.OneToOneField(Source, primary_key=True, on_delete=models.CASCADE, related_name="health")
    cursor = models.JSONField(default=dict)
    last_try_at = models.DateTimeField(null=True, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    last_item_at = models.DateTimeField(null=True, blank=True)
    next_try_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    error_code = models.CharField(max_length=40, blank=True)
    error_params = models.JSONField(default=dict)
    #: Exponentially weighted items a day, the source's normal.
    normal_per_day = models.FloatField(null=True, blank=True)


class Fetch(models.Model):
    """One try: kept as counts only."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="fetches")
    at = models.DateTimeField()
    items = models.PositiveIntegerField(default=0)
    new_posts = models.PositiveIntegerField(default=0)
    error_code = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["source", "-at"])]

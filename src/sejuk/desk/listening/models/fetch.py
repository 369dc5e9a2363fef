"""How a source is doing."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sejuk.desk.listening.models.source import Source


class SourceHealth(models.Model):
    """What the next fetch needs and what the last ones brought."""

    source = models.OneToOneField(Source, primary_key=True, on_delete=models.CASCADE, related_name="health")
    cursor = models.JSONField(default=dict)
    last_try_at = models.DateTimeField(null=True, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    #: When the newest item came in.
    last_item_at = models.DateTimeField(null=True, blank=True)
    next_try_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    error_code = models.CharField(max_length=40, blank=True)
    error_params = models.JSONField(default=dict)
    #: Notes of the last fetch, as the connector gave them.
    notes = models.JSONField(default=list)
    #: Exponentially weighted items a day, the source's normal; None before there is one.
    normal_per_day = models.FloatField(null=True, blank=True)
    #: Where the running mean stands: items since, and since when.
    counted_since = models.DateTimeField(null=True, blank=True)
    counted_items = models.PositiveIntegerField(default=0)

    # Whether more than one author writes here (G16), without remembering any: see intake/single_author.py.
    many_authors = models.BooleanField(default=False)
    author_salt = models.BinaryField(null=True, editable=False, max_length=16)
    author_mark = models.PositiveSmallIntegerField(null=True, editable=False)
    marked_items = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(author_mark__isnull=True) | Q(author_mark__lt=256), name="health_mark_is_one_byte"
            ),
        ]


class Fetch(models.Model):
    """One try: kept as counts only."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="fetches")
    at = models.DateTimeField()
    items = models.PositiveIntegerField(default=0)
    new_posts = models.PositiveIntegerField(default=0)
    error_code = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["source", "-at"])]

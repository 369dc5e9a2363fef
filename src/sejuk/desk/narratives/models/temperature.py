"""Hourly counts, and the temperatures computed from them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sejuk.desk.narratives.models.narrative import Narrative
from sejuk.desk.organisation.models import Territory


class NarrativeHour(models.Model):
    """Counts of a narrative in an hour and a territory (``engine.schemas.HOURLY``); they outlive posts."""

    narrative = models.ForeignKey(Narrative, on_delete=models.CASCADE, related_name="hours")
    hour = models.DateTimeField()
    territory = models.ForeignKey(
        Territory, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    posts = models.PositiveIntegerField(default=0)
    authors = models.PositiveIntegerField(default=0)
    heat = models.FloatField(default=0)
    rumour = models.FloatField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["narrative", "hour", "territory"], name="narrative_hour_once", nulls_distinct=False
            )
        ]
        indexes = [
            models.Index(fields=["hour"]),
            # Who hears of a narrative is asked of every narrative on every list.
            models.Index(fields=["territory", "narrative"], name="narrative_hour_heard"),
        ]


class TemperatureReading(models.Model):
    """The temperature of a territory at an hour, for the board's history.

    A territory with fewer than three independent authors in the 24 hours before has no temperature
    at all, in the database itself (G15).
    """

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="readings")
    at = models.DateTimeField()
    #: At least this many independent authors in the 24 hours before.
    authors = models.PositiveIntegerField(default=0)
    temperature = models.FloatField(null=True, blank=True)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    terms = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["territory", "at"], name="temperature_reading_once"),
            models.CheckConstraint(
                condition=Q(authors__gte=3)
                | Q(temperature__isnull=True, low__isnull=True, high__isnull=True, terms={}),
                name="temperature_reading_of_three_authors",
            ),
        ]

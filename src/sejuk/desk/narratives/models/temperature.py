"""Hourly counts, and the temperatures computed from them."""

from __future__ import annotations

from django.db import models

from sejuk.desk.narratives.models.narrative import Narrative
from sejuk.desk.organisation.models import Territory


class NarrativeHour(models.Model):
    """Counts of a narrative in an hour and a territory: what outlives the posts (``engine.schemas.HOURLY``)."""

    narrative = models.ForeignKey(Narrative, on_delete=models.CASCADE, related_name="hours")
    hour = models.DateTimeField()
    territory = models.ForeignKey(Territory, null=True, on_delete=models.PROTECT, related_name="+")
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
        indexes = [models.Index(fields=["hour"])]


class TemperatureReading(models.Model):
    """The temperature of a territory at an hour, for the board's history."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="readings")
    at = models.DateTimeField()
    temperature = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()
    terms = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["territory", "at"], name="temperature_reading_once")]

"""The demo world's clock: one row, moved on by the clock process."""

from __future__ import annotations

from django.db import models


class DemoClock(models.Model):
    """Simulated time. ``speed`` is simulated seconds a real second; 0 stands still."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    now = models.DateTimeField()
    started_at = models.DateTimeField()
    speed = models.FloatField(default=60.0)
    seed = models.IntegerField(default=1)
    size = models.CharField(max_length=12, default="small")
    #: Whether the history before the live part is in; a load that was cut off goes on at ``now``.
    loaded = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="demo_clock_is_one")]

"""Days that a subtree gets ready for."""

from __future__ import annotations

from django.db import models

from sejuk.desk.organisation.models import Member, Unit


class EventDay(models.Model):
    """A day for which ``unit`` and those below get ready: polling day, a debate, one of the office's own."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="event_days")
    name = models.CharField(max_length=120)
    day = models.DateField()
    #: The kind of stage it comes from (``stages/data/kinds.toml``); empty for the office's own.
    kind = models.CharField(max_length=40, blank=True)
    set_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "day", "name"], name="event_day_once"),
        ]

    def __str__(self) -> str:
        return self.name


class ReadyTick(models.Model):
    """Somebody of ``unit`` said that an item of the checklist stands."""

    event = models.ForeignKey(EventDay, on_delete=models.CASCADE, related_name="ticks")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    item = models.CharField(max_length=40)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "unit", "item"], name="ready_tick_once"),
        ]

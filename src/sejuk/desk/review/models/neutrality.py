"""The officers' own neutrality: a pledge a member, a checklist a unit before a day of events."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sejuk.desk.organisation.models import Member, Unit


class Pledge(models.Model):
    """A member pledged by the text of a version. There is no row for who did not."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="pledges")
    version = models.CharField(max_length=16)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["member", "version"], name="review_pledge_once")]


class EventCheck(models.Model):
    """The checklist of a unit for a day of events: every item answered, by whom, when."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    version = models.CharField(max_length=16)
    #: Codes of items that were in order when it was filled in; what is missing was not.
    done = models.JSONField(default=list)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "day"], name="review_check_once"),
            models.CheckConstraint(condition=~Q(version=""), name="review_check_has_version"),
        ]

"""Who looked at what a stage asks of a broadcast."""

from __future__ import annotations

from django.db import models

from sejuk.desk.network.models.broadcast import Broadcast
from sejuk.desk.organisation.models import Member


class BroadcastLook(models.Model):
    """What a stage asked of the very words of ``digest``, and who ticked it. Only added."""

    broadcast = models.ForeignKey(Broadcast, on_delete=models.PROTECT, related_name="looks")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    #: Codes of the stage's checks that were ticked.
    ticked = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]

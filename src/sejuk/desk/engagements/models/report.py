"""What is reported of a meeting, before it is put into the customary layout (``sejuk.desk.giat``)."""

from __future__ import annotations

from django.db import models

from sejuk.desk.engagements.models.engagement import Engagement
from sejuk.desk.organisation.models import Member


class EngagementReport(models.Model):
    """The officer's words; a line each. Posts and units, never names."""

    engagement = models.OneToOneField(Engagement, on_delete=models.CASCADE, related_name="report")
    to = models.TextField(max_length=600)
    sender = models.CharField(max_length=160)
    copies = models.TextField(max_length=600, blank=True)
    conducted_by = models.TextField(max_length=600)
    account = models.TextField(max_length=4000)
    results = models.TextField(max_length=4000, blank=True)
    obstacles = models.TextField(max_length=2000, blank=True)
    notes = models.TextField(max_length=2000, blank=True)
    situation = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

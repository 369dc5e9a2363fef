"""Who has a case in hand and who is looking at it."""

from __future__ import annotations

from django.db import models

from sejuk.desk.cases.models.case import Case
from sejuk.desk.organisation.models import Member


class Lease(models.Model):
    """One member works on a case until ``until``; a lease that ran out is anybody's."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="lease")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()


class Presence(models.Model):
    """Somebody has the page of a case open."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="presences")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "member"], name="presence_once")]

"""What became of one visit: to a subscription, or to an address that somebody pasted."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sejuk.desk.factchecks.models.subscription import Subscription
from sejuk.desk.organisation.models import Member, Unit


class Pull(models.Model):
    """One import run: how many reviews were found, what changed, and line by line what could not be taken."""

    subscription = models.ForeignKey(
        Subscription, null=True, blank=True, on_delete=models.CASCADE, related_name="pulls"
    )
    #: The pasted address and who pasted it, where it was no subscription.
    url = models.URLField(max_length=600, blank=True)
    by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)
    found = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    withdrawn = models.PositiveIntegerField(default=0)
    #: ``[[place, code, parameters], …]``: which line or page, what was wrong (``words.PROBLEMS``).
    problems = models.JSONField(default=list, blank=True)
    #: Why the visit as a whole failed: a code of ``sejuk.sources.errors``; empty where it did not.
    error_code = models.CharField(max_length=40, blank=True)
    error_params = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(subscription__isnull=False, by=None)
                | Q(subscription=None, by__isnull=False, unit__isnull=False) & ~Q(url=""),
                name="pull_of_a_subscription_or_by_somebody",
            )
        ]

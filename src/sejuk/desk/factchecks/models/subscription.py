"""Subscriptions: whose fact-checks are pulled, why, until when, and who agreed (G16)."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Institution, Member, Unit


class SubscriptionState(models.TextChoices):
    """See ``sejuk.desk.factchecks.transitions.SUBSCRIPTION_TRANSITIONS``."""

    PROPOSED = "proposed", _("Menunggu persetujuan")
    ACTIVE = "active", _("Aktif")
    PAUSED = "paused", _("Dijeda")
    REFUSED = "refused", _("Ditolak")
    ENDED = "ended", _("Berakhir")


class Subscription(models.Model):
    """Another office's data feed, or the feed of a fact-check site."""

    class Kind(models.TextChoices):
        DATA_FEED = "data_feed", _("Data klarifikasi (DataFeed)")
        SITE_FEED = "site_feed", _("Umpan RSS atau Atom situs cek fakta")

    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=9, choices=Kind.choices)
    url = models.URLField(max_length=400)
    purpose = models.TextField()
    ends_on = models.DateField()
    state = models.CharField(
        max_length=8, choices=SubscriptionState.choices, default=SubscriptionState.PROPOSED
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    requested_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    #: Made with the form: a proposal that is sent twice is one.
    client_id = models.UUIDField(unique=True, editable=False)
    approved_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_by_institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    #: Alone, without a second institution, it may start only after this moment.
    waits_until = models.DateTimeField(null=True, blank=True)
    activated_at = models.DateTimeField(null=True, blank=True)
    state_at = models.DateTimeField(null=True, blank=True)
    state_reason = models.CharField(max_length=400, blank=True)

    #: What the publisher's server said last, so that nothing is asked for twice.
    etag = models.CharField(max_length=200, blank=True)
    modified = models.CharField(max_length=80, blank=True)
    #: Pages of a site's feed that were read and need no second visit: hashes, the newest last.
    seen = models.JSONField(default=list, blank=True)
    next_pull_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["url"],
                condition=Q(state__in=["proposed", "active", "paused"]),
                name="subscription_once_an_address",
            ),
            models.CheckConstraint(
                condition=GreaterThanOrEqual(Length(Trim("purpose")), 20), name="subscription_has_purpose"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__lte=F("requested_at") + timedelta(days=367)),
                name="subscription_ends_within_a_year",
            ),
            models.CheckConstraint(
                condition=~Q(approved_by_institution=F("institution")),
                name="subscription_approved_by_another_institution",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["active", "paused"])
                | Q(approved_by_institution__isnull=False)
                | (Q(waits_until__isnull=False) & Q(activated_at__gte=F("waits_until"))),
                name="subscription_active_was_approved_or_waited",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "paused"]) | ~Q(state_reason=""),
                name="subscription_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.name

"""The day of a unit and all below it, put together; a late report makes a new version."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Member, Unit


class RollupState(models.TextChoices):
    """See ``sejuk.desk.review.transitions.ROLLUP_TRANSITIONS``."""

    DRAFT = "draft", _("Menunggu pimpinan")
    RELEASED = "released", _("Disahkan")
    REPLACED = "replaced", _("Diganti versi baru")


class Rollup(models.Model):
    """One version of a unit's day: sums that the database made, and the head's sentence."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(db_index=True)
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=RollupState.choices, default=RollupState.DRAFT)
    #: ``{"reports": n, "counts": {code: n}, "kinds": {code: n}, "forces": {code: n}}``
    totals = models.JSONField()
    made_at = models.DateTimeField()
    #: When the sums were last found to be these.
    looked_at = models.DateTimeField()
    sentence = models.CharField(max_length=300, blank=True)
    released_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-day", "unit__path", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "day", "version"], name="review_rollup_version_once"),
            models.UniqueConstraint(
                fields=["unit", "day"], condition=~Q(state="replaced"), name="review_rollup_one_stands"
            ),
            models.CheckConstraint(
                condition=~Q(state="released") | Q(released_by__isnull=False),
                name="review_rollup_released_by_somebody",
            ),
        ]

"""Versions of stages: what an office added to the release's calendar. Nothing is overwritten."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Member, Territory


class VersionState(models.TextChoices):
    """See ``sejuk.desk.stages.transitions.VERSION_TRANSITIONS``."""

    PROPOSED = "proposed", _("Diusulkan")
    CONFIRMED = "confirmed", _("Dikonfirmasi")
    REFUSED = "refused", _("Tidak dikonfirmasi")


class StageVersion(models.Model):
    """One version of a stage in a territory.

    ``cycle`` and ``stage`` are codes, of the release's files or of an office. ``start`` and ``end`` are words
    that ``when.read_when`` reads. The database lets nobody change or delete one; only the answer to a
    proposal is filled in, by KPU or Bawaslu where one of them has joined, else by somebody else (0002).
    """

    cycle = models.CharField(max_length=40)
    stage = models.CharField(max_length=40)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    start = models.CharField(max_length=120, blank=True)
    end = models.CharField(max_length=120, blank=True)
    is_cancelled = models.BooleanField(default=False)
    rule = models.CharField(max_length=120)
    article = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=9, choices=VersionState.choices, default=VersionState.PROPOSED)
    proposed_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "stage", "territory", "number"], name="stage_version_once"
            ),
            models.CheckConstraint(condition=~Q(rule=""), name="stage_version_has_a_legal_basis"),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state="proposed") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="stage_version_says_who_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle}/{self.stage} v{self.number}"

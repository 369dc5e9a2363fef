"""Which unit held a case when: the case itself travels, the sender keeps sight of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.models.case import Case
from sejuk.desk.organisation.models import Member, Unit


class Holding(models.Model):
    """A unit had the case from ``since`` to ``until``; exactly one holding of an open case is current."""

    class Why(models.TextChoices):
        OPENED = "opened", _("Dibuka di sini")
        ESCALATED = "escalated", _("Dinaikkan")
        ESCALATED_BY_CLOCK = "escalated_by_clock", _("Dinaikkan karena lewat batas waktu")
        DELEGATED = "delegated", _("Diturunkan")
        HANDED_OVER = "handed_over", _("Dialihkan")
        REOPENED = "reopened", _("Dibuka kembali")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="holdings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="holdings")
    why = models.CharField(max_length=18, choices=Why.choices, default=Why.OPENED)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(until__isnull=True), name="holding_one_current"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")),
                name="holding_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["unit", "case"], name="holding_sight")]

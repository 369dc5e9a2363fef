"""A directive at one unit. Read, acknowledged and done are three things."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.directives.models.directive import Directive
from sejuk.desk.organisation.models import Member, Unit


class ReceiptState(models.TextChoices):
    """How far a unit is."""

    DELIVERED = "delivered", _("Belum dibaca")
    READ = "read", _("Dibaca")
    ACKNOWLEDGED = "acknowledged", _("Diterima")
    DONE = "done", _("Selesai dikerjakan")


class Receipt(models.Model):
    """What one unit did about one version of a directive."""

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="receipts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=ReceiptState.choices, default=ReceiptState.DELIVERED)
    delivered_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["directive", "unit"], name="receipt_once"),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True, acknowledged_by__isnull=True)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False, read_at__isnull=False),
                name="receipt_acknowledged_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False, acknowledged_at__isnull=False),
                name="receipt_done_after_acknowledged",
            ),
            models.CheckConstraint(
                condition=Q(state=ReceiptState.DELIVERED, read_at__isnull=True)
                | Q(state=ReceiptState.READ, read_at__isnull=False, acknowledged_at__isnull=True)
                | Q(state=ReceiptState.ACKNOWLEDGED, acknowledged_at__isnull=False, done_at__isnull=True)
                | Q(state=ReceiptState.DONE, done_at__isnull=False),
                name="receipt_state_says_what_happened",
            ),
        ]
        indexes = [models.Index(fields=["unit", "directive"], name="receipt_of_unit")]


class Returned(models.Model):
    """The sender asks for more after a unit said that it was done."""

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="returns")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        ordering = ["pk"]

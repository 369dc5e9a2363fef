"""The office that runs this instance and the operations it takes part in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Office(models.Model):
    """The one row that makes listening lawful (G18): every source must point at it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    controller = models.CharField(max_length=200)
    legal_order = models.CharField(max_length=200)
    purpose = models.TextField()
    contact = models.EmailField()
    retention_days = models.PositiveSmallIntegerField(default=30)
    created_at = models.DateTimeField()
    #: None until an administrator opens listening; intake refuses before that.
    listening_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="office_is_one"),
            models.CheckConstraint(
                condition=~Q(controller="") & ~Q(legal_order="") & ~Q(purpose="") & ~Q(contact=""),
                name="office_is_complete",
            ),
            models.CheckConstraint(
                condition=Q(retention_days__gte=1, retention_days__lte=90), name="office_retention_is_bounded"
            ),
        ]

    def __str__(self) -> str:
        return self.controller


class SetupCode(models.Model):
    """The code that opens the first-run page: one row, kept as a hash, gone once the office exists."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="setup_code_is_one")]


class Operation(models.Model):
    """A named operation with its legal order; names and dates are data."""

    name = models.CharField(max_length=120)
    legal_order = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="operation_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.name

"""Task forces that an operation has at a unit."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sejuk.desk.organisation.models import Member, Operation, Unit
from sejuk.desk.review.forces import codes, forces

#: The same words as ``sejuk.desk.review.forces.ENFORCES``, for the database.
ENFORCING = (
    r"gakkum|penegak|penindak|reskrim|penyidik|penyelidik|tangkap|densus|anti\s*teror"
    r"|(^|[^a-z])tindak([^a-z]|$)"
)


class OperationForce(models.Model):
    """A task force of an operation at a unit, perhaps under a local name. Enforcement is none (G6)."""

    operation = models.ForeignKey(Operation, on_delete=models.CASCADE, related_name="forces")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=32)
    #: What is added locally, such as ``Turangga``.
    suffix = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["operation", "unit", "code"], name="review_force_once"),
            models.CheckConstraint(condition=Q(code__in=codes()), name="review_force_is_listed"),
            models.CheckConstraint(
                condition=~Q(suffix__iregex=ENFORCING), name="review_force_enforces_nothing"
            ),
        ]

    @property
    def name(self) -> str:
        """The force's name with its local part."""
        return f"{forces()[self.code].name} {self.suffix}".strip()
